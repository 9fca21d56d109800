package dev.calsync.test.google;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calsync.ConnectResult;
import dev.calsync.Connected;
import dev.calsync.OwnerScope;
import dev.calsync.connector.ConnectionRequest;
import dev.calsync.connector.Secret;
import dev.calsync.connector.Settings;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Somebody who has calendars at a {@link FakeGoogle}. */
public final class FakeAccount {

  private static final String SCOPE = "https://www.googleapis.com/auth/calendar";

  private final FakeGoogle google;
  private final GoogleData data;
  private final String address;

  FakeAccount(FakeGoogle google, GoogleData data, String address) {
    this.google = google;
    this.data = data;
    this.address = address;
  }

  void open(ZoneId zone) {
    synchronized (data) {
      if (data.calendars().stream().noneMatch(it -> it.id().equals(address))) {
        make(address, address, zone).grant(address, AccessRole.OWNER, data.changes().next());
      }
    }
  }

  /**
   * Its e-mail address.
   *
   * @return by which it is known
   */
  public String address() {
    return address;
  }

  /**
   * The calendar that every account has.
   *
   * @return the primary calendar
   */
  public FakeCalendar primary() {
    return calendar(address);
  }

  /**
   * One of its calendars.
   *
   * @param id its id
   * @return the calendar
   * @throws IllegalArgumentException if there is none, for this account
   */
  public FakeCalendar calendar(String id) {
    synchronized (data) {
      return data.calendars().stream()
          .filter(it -> it.id().equals(id) && it.roleOf(address).isPresent() && !it.isGone())
          .map(it -> new FakeCalendar(data, it, address))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("there is no calendar " + id));
    }
  }

  /**
   * Its calendars.
   *
   * @return the primary one first
   */
  public List<FakeCalendar> calendars() {
    synchronized (data) {
      return data.calendars().stream()
          .filter(it -> it.roleOf(address).isPresent() && !it.isGone())
          .map(it -> new FakeCalendar(data, it, address))
          .toList();
    }
  }

  /**
   * Adds a calendar of its own.
   *
   * @param name what people call it
   * @param zone whose clocks it shows, such as {@code Europe/Berlin}
   * @return the calendar
   */
  public FakeCalendar add(String name, String zone) {
    return add(name, zone, AccessRole.OWNER);
  }

  /**
   * Adds a calendar, which is somebody else's if this account is not its owner.
   *
   * @param name what people call it
   * @param zone whose clocks it shows
   * @param role what this account may do there
   * @return the calendar
   */
  public FakeCalendar add(String name, String zone, AccessRole role) {
    synchronized (data) {
      String id = data.name() + "@group.calendar.google.com";
      CalendarData calendar = make(id, name, ZoneId.of(zone));
      calendar.grant(address, role, data.changes().next());
      return new FakeCalendar(data, calendar, address);
    }
  }

  private CalendarData make(String id, String name, ZoneId zone) {
    ObjectNode said = Json.object();
    said.put("summary", name).put("description", "").put("timeZone", zone.getId());
    return data.addCalendar(id, said, false);
  }

  /**
   * An access token of this account, for everything.
   *
   * @return the token, good for an hour
   */
  public String token() {
    return token(List.of(SCOPE));
  }

  /**
   * An access token of this account.
   *
   * @param scopes for what
   * @return the token, good for an hour
   */
  public String token(List<String> scopes) {
    return google.authorization().accessToken(address, scopes);
  }

  /**
   * Connects this account, as if its owner had signed in, with everything that can be allowed. The
   * library has a connector of the name {@link FakeGoogle#CONNECTOR} that speaks to this service,
   * and {@link FakeGoogle#application} for it.
   *
   * @param owner whose connection it becomes
   * @return the connection
   * @throws IllegalStateException if it is refused
   */
  public ConnectedAccount connectTo(OwnerScope owner) {
    String refresh =
        google
            .authorization()
            .refreshToken(google.application().clientId(), address, List.of(SCOPE));
    ConnectionRequest request = new ConnectionRequest(FakeGoogle.CONNECTOR, new Settings(Map.of()));
    ConnectResult result = owner.connections().adopt(request, Secret.of(refresh));
    Connected connected =
        result.match(
            it -> it,
            refused -> {
              throw new IllegalStateException("not connected: " + refused.code());
            });
    return new ConnectedAccount(connected, this);
  }
}

package dev.calsync.test.google;

import dev.calsync.CalendarSync;
import dev.calsync.connector.ConnectorDescriptor.OAuthEndpoints;
import dev.calsync.connector.ConnectorId;
import dev.calsync.connector.Notification;
import dev.calsync.connector.Secret;
import dev.calsync.host.ProviderApplication;
import dev.calsync.test.Canary;
import dev.calsync.test.FakeAuthorizationServer;
import dev.calsync.webhook.WebhookRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Google Calendar on this machine, over plain HTTP: everything that a connector asks of the service
 * (REST, version 3), kept in memory and answered as Google does, refusals included. Time comes from
 * a clock, names and versions from counting, so that runs are the same. Thread-safe.
 *
 * <pre>{@code
 * try (FakeGoogle google = FakeGoogle.start(clock)) {
 *   FakeCalendar work = google.account("alice@work.example").primary();
 *   work.add("Dentist", "2026-12-01T10:00/PT1H[Europe/Berlin]");
 *   …
 * }
 * }</pre>
 */
public final class FakeGoogle implements AutoCloseable {

  /** The connector that speaks to this service. */
  public static final ConnectorId CONNECTOR = new ConnectorId("google");

  private static final String CLIENT = "calsync";
  private static final String CLIENT_SECRET = "google-client-" + Canary.WORD;
  private static final ZoneId HOME = ZoneId.of("Europe/Berlin");

  private final FakeAuthorizationServer authorization;
  private final GoogleData data;
  private final Faults faults = new Faults();
  private final GoogleService service;
  private final GoogleHttp http;

  private FakeGoogle(int port, Clock clock) {
    this.authorization = FakeAuthorizationServer.start(clock);
    authorization.client(CLIENT, CLIENT_SECRET);
    this.data = new GoogleData(clock);
    this.service = new GoogleService(data, authorization, faults, this::rootUrl);
    this.http = GoogleHttp.at(port, service::answer, this::tell);
  }

  /**
   * A service at a port of its own, without accounts.
   *
   * @param clock what time it is there
   * @return the service, to be closed
   */
  public static FakeGoogle start(Clock clock) {
    return start(0, clock);
  }

  /**
   * A service at a port.
   *
   * @param port which; 0 for any
   * @param clock what time it is there
   * @return the service, to be closed
   */
  public static FakeGoogle start(int port, Clock clock) {
    return new FakeGoogle(port, clock);
  }

  /**
   * Where it is: the service's own path, {@code calendar/v3/}, comes behind that.
   *
   * @return an address of this machine, ending in a slash
   */
  public URI rootUrl() {
    return http.root();
  }

  /**
   * Where accounts are signed in to.
   *
   * @return the authorization server, which this service trusts
   */
  public FakeAuthorizationServer authorization() {
    return authorization;
  }

  /**
   * Where accounts are signed in to, as connectors say it.
   *
   * @return the addresses
   */
  public OAuthEndpoints endpoints() {
    return authorization.endpoints();
  }

  /**
   * The application that is registered here.
   *
   * @return its name and its secret
   */
  public ProviderApplication application() {
    return ProviderApplication.of(CLIENT, Secret.of(CLIENT_SECRET));
  }

  /**
   * An account, with a primary calendar in Berlin's time; made when it is first asked for.
   *
   * @param address its e-mail address
   * @return the account
   */
  public FakeAccount account(String address) {
    FakeAccount account = new FakeAccount(this, data, address);
    account.open(HOME);
    return account;
  }

  /**
   * The next request goes wrong; each call is about one more request.
   *
   * @param fault how
   */
  public void next(GoogleFault fault) {
    faults.add(fault, EnumSet.allOf(RequestKind.class), 0);
  }

  /**
   * The next request of a kind goes wrong; each call is about one more request.
   *
   * @param fault how
   * @param kind which kind
   */
  public void next(GoogleFault fault, RequestKind kind) {
    next(fault, kind, 0);
  }

  /**
   * A request of a kind goes wrong after some that do not; each call begins behind what was planned
   * before.
   *
   * @param fault how
   * @param kind which kind
   * @param right how many go right before
   */
  public void next(GoogleFault fault, RequestKind kind, int right) {
    faults.add(fault, Set.of(kind), right);
  }

  /** Forgets what was to go wrong and has not yet. */
  public void heal() {
    faults.clear();
  }

  /** Lets go what {@link GoogleFault#HELD} holds now. */
  public void release() {
    faults.release();
  }

  /**
   * How many requests {@link GoogleFault#HELD} holds.
   *
   * @return as of now
   */
  public int held() {
    return faults.waiting();
  }

  /**
   * Does something otherwise from now on.
   *
   * @param mode what
   */
  public void begin(GoogleMode mode) {
    synchronized (data) {
      data.mode(mode, true);
    }
  }

  /**
   * Does something as by default again.
   *
   * @param mode what
   */
  public void end(GoogleMode mode) {
    synchronized (data) {
      data.mode(mode, false);
    }
    tell();
  }

  /**
   * How long it takes until listings show what was written from now on; what is asked for by its id
   * is shown at once.
   *
   * @param lag nothing by default
   */
  public void listingsLag(Duration lag) {
    synchronized (data) {
      data.changes().lag(lag);
    }
  }

  /**
   * To whom guests were written.
   *
   * @return one entry for each time; none, as long as nobody invites anybody
   */
  public List<GoogleMail> outbox() {
    synchronized (data) {
      return List.copyOf(data.outbox());
    }
  }

  /**
   * What was sent to the addresses of watch channels since this was asked last.
   *
   * @return the notifications as they would come in
   */
  public List<Notification> sent() {
    synchronized (data) {
      return data.channels().sent();
    }
  }

  /**
   * Hands on what was sent since {@link #sent} was asked last.
   *
   * @param calsync whose webhook address it came in at
   */
  public void deliverTo(CalendarSync calsync) {
    for (Notification each : sent()) {
      calsync
          .webhooks()
          .receive(WebhookRequest.of(CONNECTOR.value(), each.headers(), each.query(), each.body()));
    }
  }

  /**
   * Tells of every notification when it is sent.
   *
   * @param listener told in any thread
   */
  public void onSent(Consumer<Notification> listener) {
    synchronized (data) {
      data.channels().listener(listener);
    }
  }

  /**
   * The watch channels that live.
   *
   * @return their ids
   */
  public List<String> channels() {
    synchronized (data) {
      return data.channels().alive();
    }
  }

  /**
   * What was asked, since the beginning or since {@link #forgetRequests}.
   *
   * @return the requests in the order in which they were answered
   */
  public List<GoogleRequest> requests() {
    return service.requests();
  }

  /**
   * How much was asked of a kind.
   *
   * @param kind which
   * @return the number of {@link #requests}
   */
  public int count(RequestKind kind) {
    return (int) requests().stream().filter(it -> it.kind() == kind).count();
  }

  /**
   * How often a method was called.
   *
   * @param method its HTTP method
   * @param template its path, such as {@code calendars/{calendarId}/events}
   * @return the number of {@link #requests}
   */
  public int count(String method, String template) {
    return (int)
        requests().stream()
            .filter(it -> it.method().equals(method) && it.template().equals(template))
            .count();
  }

  /** Counts anew. */
  public void forgetRequests() {
    service.forgetRequests();
  }

  private void tell() {
    Runnable tellings;
    synchronized (data) {
      tellings = data.channels().tellings();
    }
    tellings.run();
  }

  /**
   * Ends the service.
   *
   * @throws IllegalStateException if it failed by a mistake of its own, so that no test takes that
   *     for something Google does
   */
  @Override
  public void close() {
    release();
    http.close();
    authorization.close();
    service
        .bug()
        .ifPresent(
            bug -> {
              throw new IllegalStateException("the fake is wrong", bug);
            });
  }
}

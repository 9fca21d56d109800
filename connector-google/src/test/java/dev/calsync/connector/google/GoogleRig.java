package dev.calsync.connector.google;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.connector.Call;
import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.Notification;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventText;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.MirrorShape.ShownDetails;
import dev.calsync.event.MirrorShape.ShownOverride;
import dev.calsync.event.Recurrence;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import dev.calsync.event.Visibility;
import dev.calsync.tck.connector.ConnectorRig;
import dev.calsync.tck.connector.ProviderSide;
import dev.calsync.test.ManualClock;
import dev.calsync.test.google.AccessRole;
import dev.calsync.test.google.FakeAccount;
import dev.calsync.test.google.FakeCalendar;
import dev.calsync.test.google.FakeGoogle;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A calendar of a stand-in for Google, seen from both sides. */
final class GoogleRig implements ConnectorRig, ProviderSide, AutoCloseable {

  private final FakeGoogle google;
  private final FakeAccount account;
  private final FakeCalendar calendar;
  private final GoogleConnector connector;
  private final Call call;
  private final Map<String, Set<Slot>> exceptions = new ConcurrentHashMap<>();
  private final Map<String, Set<Slot>> cancelled = new ConcurrentHashMap<>();

  GoogleRig() {
    ManualClock clock = ManualClock.at("2026-11-20T09:00:00Z");
    this.google = FakeGoogle.start(clock);
    this.account = google.account("alice@work.example");
    this.calendar = account.primary();
    this.connector = GoogleConnector.at(google.rootUrl(), google.endpoints(), clock);
    this.call = new AccountCall(ConnectionId.of("c-1"), account);
  }

  private GoogleRig(GoogleRig other, FakeCalendar calendar) {
    this.google = other.google;
    this.account = other.account;
    this.calendar = calendar;
    this.connector = other.connector;
    this.call = other.call;
  }

  FakeGoogle google() {
    return google;
  }

  FakeAccount account() {
    return account;
  }

  FakeCalendar theirs() {
    return calendar;
  }

  @Override
  public ConnectorAdapter connector() {
    return connector;
  }

  @Override
  public Call call() {
    return call;
  }

  @Override
  public CalendarRef calendar() {
    return new CalendarRef(call.connection(), calendar.id());
  }

  @Override
  public ProviderSide provider() {
    return this;
  }

  @Override
  public Optional<ConnectorRig> busyOnly() {
    return Optional.of(
        new GoogleRig(this, account.add("Boss", "Europe/Berlin", AccessRole.FREE_BUSY_READER)));
  }

  @Override
  public int manyEvents() {
    return 2_501;
  }

  /** Where the id is chosen the UID is not. */
  @Override
  public String uidOf(MirrorForm form) {
    return form.id() + "@google.com";
  }

  /** What {@link MirrorBody} says is left out. */
  @Override
  public MirrorShape rewritten(MirrorShape sent) {
    return new MirrorShape(
        sent.time(),
        rewritten(sent.details()),
        sent.recurrence(),
        sent.overrides().stream()
            .map(it -> new ShownOverride(it.slot(), it.time(), rewritten(it.details())))
            .toList());
  }

  private static ShownDetails rewritten(ShownDetails sent) {
    EventText text = sent.text();
    boolean web = text.link().startsWith("https://");
    return new ShownDetails(
        new EventText(
            text.title(), text.description(), text.location(), web ? text.link() : "", List.of()),
        sent.availability(),
        sent.visibility() == Visibility.NORMAL ? Visibility.NORMAL : Visibility.PRIVATE);
  }

  @Override
  public void put(String uid, EventBody body) {
    String id = calendar.put(uid, GoogleJson.of(body));
    Set<Slot> now = new HashSet<>();
    for (SeriesOverride override : body.overrides()) {
      now.add(override.slot());
      calendar.editOccurrence(id, override.slot().text(), GoogleJson.of(override));
    }
    Set<Slot> removed = Set.copyOf(body.recurrence().map(Recurrence::removed).orElse(List.of()));
    Set<Slot> removedBefore = Optional.ofNullable(cancelled.put(uid, removed)).orElse(Set.of());
    removed.stream()
        .filter(slot -> !removedBefore.contains(slot))
        .forEach(slot -> calendar.cancelOccurrence(id, slot.text()));
    Set<Slot> before = exceptions.put(uid, now);
    if (before != null && body.isSeries()) {
      before.stream()
          .filter(slot -> !now.contains(slot) && !removed.contains(slot))
          .forEach(slot -> asRuled(id, slot, body));
    }
  }

  private void asRuled(String id, Slot slot, EventBody series) {
    SeriesOverride plain =
        new SeriesOverride(slot, series.time().at(slot).orElseThrow(), series.details());
    calendar.editOccurrence(id, slot.text(), GoogleJson.of(plain));
  }

  @Override
  public void remove(String uid) {
    calendar.remove(uid);
  }

  @Override
  public void spoil(String uid) {
    calendar.spoil(uid);
  }

  @Override
  public Optional<String> raw(String uid) {
    return calendar.raw(uid);
  }

  @Override
  public List<Notification> sent() {
    return google.sent();
  }

  @Override
  public void breakDown() {
    calendar.breakDown();
  }

  @Override
  public void close() {
    google.close();
  }
}

package dev.calsync.tck.connector;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.calendar.Capabilities;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.ReadSupport.Tells;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.connector.Call;
import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.connector.Notification;
import dev.calsync.event.EventBody;
import dev.calsync.event.MirrorShape;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A scripted calendar, seen from both sides. */
final class ScriptedRig implements ConnectorRig, ProviderSide {

  private final ScriptedConnector connector;
  private final ScriptedCalendar calendar;
  private final Call call;
  private final ScriptedWatch watch;
  private UnaryOperator<MirrorShape> rewriting = UnaryOperator.identity();

  ScriptedRig(Capabilities capabilities) {
    connector =
        new ScriptedConnector(
            "scripted", Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC));
    call = new CountingCall(ConnectionId.of("c-1"), connector.account("alice").settings());
    watch = connector.notifies();
    calendar = connector.addCalendar("alice", "alice/main", capabilities);
    connector.addCalendar("bob", "alice/main-other", capabilities);
  }

  private ScriptedRig(ScriptedRig other, String calendarId, Capabilities capabilities) {
    connector = other.connector;
    call = other.call;
    watch = other.watch;
    calendar = connector.addCalendar("alice", calendarId, capabilities);
  }

  /**
   * The same, at a provider that makes something of its own of every object that it keeps.
   *
   * @param how from what it is sent to what it shows
   */
  ScriptedRig rewriting(UnaryOperator<MirrorShape> how) {
    rewriting = how;
    calendar.habits().rewriting(how);
    return this;
  }

  @Override
  public MirrorShape rewritten(MirrorShape sent) {
    return rewriting.apply(sent);
  }

  @Override
  public Optional<ConnectorRig> busyOnly() {
    return Optional.of(
        new ScriptedRig(
            this,
            "alice/sees times",
            ScriptedConnector.everything().reading(reads -> reads.telling(Tells.BUSY_TIMES))));
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
    return new CalendarRef(call.connection(), calendar.providerId());
  }

  @Override
  public ProviderSide provider() {
    return this;
  }

  @Override
  public void put(String uid, EventBody body) {
    SeriesSupport.Kept kept = calendar.capabilities().series().kept();
    calendar.put(uid, PutTogether.shown(body, kept, rewriting).body());
  }

  @Override
  public void remove(String uid) {
    calendar.delete(calendar.idOf(uid).orElseThrow());
  }

  @Override
  public void spoil(String uid) {
    calendar.spoil(calendar.idOf(uid).orElseThrow());
  }

  @Override
  public Optional<String> raw(String uid) {
    return calendar
        .idOf(uid)
        .flatMap(calendar.log()::find)
        .map(object -> object + " " + calendar.occurrencesOf(object.id()));
  }

  @Override
  public List<Notification> sent() {
    return watch.send().stream()
        .map(sent -> new Notification(sent.headers(), sent.query(), sent.body()))
        .toList();
  }

  @Override
  public void breakDown() {
    calendar.breakDown();
  }
}

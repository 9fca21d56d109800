package dev.calsync.tck.connector;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.calendar.Capabilities;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.connector.Call;
import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.connector.Notification;
import dev.calsync.event.EventBody;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** A scripted calendar, seen from both sides. */
final class ScriptedRig implements ConnectorRig, ProviderSide {

  private final ScriptedConnector connector =
      new ScriptedConnector(
          "scripted", Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC));
  private final ScriptedCalendar calendar;
  private final Call call =
      new CountingCall(ConnectionId.of("c-1"), connector.account("alice").settings());

  private final ScriptedWatch watch = connector.notifies();

  ScriptedRig(Capabilities capabilities) {
    calendar = connector.addCalendar("alice", "alice/main", capabilities);
    connector.addCalendar("bob", "alice/main-other", capabilities);
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
    calendar.put(uid, body);
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
    return calendar.idOf(uid).flatMap(calendar.log()::find).map(ScriptedObject::toString);
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

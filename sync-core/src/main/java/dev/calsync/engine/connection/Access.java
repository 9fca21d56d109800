package dev.calsync.engine.connection;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.calendar.Capabilities;
import dev.calsync.connector.Call;
import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.connector.Continuation;
import dev.calsync.connector.Cursor;
import dev.calsync.connector.FetchPage;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.MirrorWriter;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.connector.WriteOutcome;
import dev.calsync.engine.permit.Traffic;
import dev.calsync.event.TimeRange;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.util.List;
import java.util.Optional;

/**
 * A calendar within reach: its connector, its name there, and a call on behalf of its connection.
 * Every verb goes by way of the node's traffic, which may refuse it before it begins.
 *
 * @param connector the connector
 * @param call the access
 * @param ref the calendar's name at its provider
 * @param way its share of the traffic
 */
public record Access(ConnectorAdapter connector, Call call, CalendarRef ref, Traffic.Way way) {

  /** What the calendar can do now. */
  public Capabilities capabilities() {
    return way.read(() -> connector.calendars().find(call, ref).capabilities());
  }

  /** A page of a complete listing. */
  public FetchPage list(Optional<Continuation> at) {
    return way.read(() -> connector.reader().fetchWindow(call, ref, TimeRange.ALWAYS, at));
  }

  /** A page of what changed. */
  public FetchPage changes(Cursor since, Optional<Continuation> at) {
    return way.read(() -> connector.reader().changes(call, ref, since, at));
  }

  /** Single objects as they are now, at most 50, in the order asked. */
  public List<SourcePart> fetch(List<RemoteId> ids) {
    return way.read(() -> connector.reader().fetch(call, ref, ids));
  }

  /** A mirror as it is now. */
  public Optional<SourcePart> find(String id, Optional<RemoteId> known) {
    return way.read(() -> writer().findMirror(call, ref, id, known));
  }

  /** What of a series is not as its rule says; nothing where no occurrence is an object. */
  public List<SourcePart> overridesOf(RemoteId series) {
    return connector
        .writer()
        .flatMap(MirrorWriter::overrides)
        .map(overrides -> way.read(() -> overrides.of(call, ref, series)))
        .orElse(List.of());
  }

  /** Writes to different objects; the answers are in their order. */
  public List<WriteOutcome> write(List<MirrorWrite> writes) {
    return way.write(writes.size(), () -> writer().writeBatch(call, ref, writes));
  }

  /** The writer of a calendar that must be writable. */
  private MirrorWriter writer() {
    return connector
        .writer()
        .orElseThrow(
            () ->
                ConnectorException.of(
                    FailureClass.UNSUPPORTED,
                    "READ_ONLY_CONNECTOR",
                    "Connector " + connector.describe().id() + " writes no mirrors"));
  }
}

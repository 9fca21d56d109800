package dev.calsync.engine.connection;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.calendar.Capabilities;
import dev.calsync.connector.Call;
import dev.calsync.connector.ChangeWatch;
import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.connector.Continuation;
import dev.calsync.connector.Cursor;
import dev.calsync.connector.FetchPage;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.MirrorWriter;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.connector.WriteOutcome;
import dev.calsync.engine.grant.TokenUse;
import dev.calsync.engine.permit.Traffic;
import dev.calsync.event.TimeRange;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A calendar within reach: its connector, its name there, and a call on behalf of its connection.
 * Every verb goes by way of the node's traffic, which may refuse it before it begins.
 *
 * @param connector the connector
 * @param call the access
 * @param ref the calendar's name at its provider
 * @param way its share of the traffic
 * @param tokens told what became of the tokens that were shown
 */
public record Access(
    ConnectorAdapter connector, Call call, CalendarRef ref, Traffic.Way way, TokenUse tokens) {

  /** For what follows from a verb that went before, and is worth nothing without it. */
  public Access goingOn() {
    return new Access(connector, call, ref, way.goingOn(), tokens);
  }

  /** For what can be left for later. */
  public Access anew() {
    return new Access(connector, call, ref, way.anew(), tokens);
  }

  /** What the calendar can do now. */
  public Capabilities capabilities() {
    return read(paid -> connector.calendars().find(paid, ref).capabilities());
  }

  /** A page of a complete listing. */
  public FetchPage list(Optional<Continuation> at) {
    return read(paid -> connector.reader().fetchWindow(paid, ref, TimeRange.ALWAYS, at));
  }

  /** A page of what changed. */
  public FetchPage changes(Cursor since, Optional<Continuation> at) {
    return read(paid -> connector.reader().changes(paid, ref, since, at));
  }

  /** Single objects as they are now, at most 50, in the order asked. */
  public List<SourcePart> fetch(List<RemoteId> ids) {
    return read(paid -> connector.reader().fetch(paid, ref, ids));
  }

  /** A mirror as it is now. What became of a write is part of writing, and as urgent. */
  public Optional<SourcePart> find(String id, Optional<RemoteId> known) {
    return lookUp(paid -> writer().findMirror(paid, ref, id, known));
  }

  /** What of a series is not as its rule says; nothing where no occurrence is an object. */
  public List<SourcePart> overridesOf(RemoteId series) {
    return connector
        .writer()
        .flatMap(MirrorWriter::overrides)
        .map(overrides -> lookUp(paid -> overrides.of(paid, ref, series)))
        .orElse(List.of());
  }

  /** Writes to different objects; the answers are in their order. */
  public List<WriteOutcome> write(List<MirrorWrite> writes) {
    return shown(
        () ->
            way.write(
                writes.size(), toll -> writer().writeBatch(new PaidCall(call, toll), ref, writes)));
  }

  /** Opens a watch channel. */
  public ChangeWatch.Channel watch(ChangeWatch.Order order) {
    return read(paid -> watch().open(paid, ref, order));
  }

  /** Extends a watch channel; empty where a new one must be opened. */
  public Optional<ChangeWatch.Channel> extend(ChangeWatch.Known channel, Duration life) {
    return read(paid -> watch().extend(paid, ref, channel, life));
  }

  /** Stops a watch channel. */
  public void stop(ChangeWatch.Known channel) {
    read(
        paid -> {
          watch().stop(paid, ref, channel);
          return channel;
        });
  }

  private <T> T lookUp(Function<Call, T> verb) {
    return shown(() -> way.write(1, toll -> verb.apply(new PaidCall(call, toll))));
  }

  private <T> T read(Function<Call, T> verb) {
    return shown(() -> way.read(toll -> verb.apply(new PaidCall(call, toll))));
  }

  private <T> T shown(Supplier<T> verb) {
    try {
      T answer = verb.get();
      tokens.worked();
      return answer;
    } catch (ConnectorException trouble) {
      throw tokens.judged(trouble);
    }
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

  private ChangeWatch watch() {
    return connector
        .watch()
        .orElseThrow(
            () ->
                ConnectorException.of(
                    FailureClass.UNSUPPORTED,
                    "NO_NOTIFICATIONS",
                    "Connector " + connector.describe().id() + " notifies of nothing"));
  }
}

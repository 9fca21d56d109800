package dev.calsync.crash;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.connector.Call;
import dev.calsync.connector.Continuation;
import dev.calsync.connector.Cost;
import dev.calsync.connector.Cursor;
import dev.calsync.connector.Deadline;
import dev.calsync.connector.MirrorWriter;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.Resource;
import dev.calsync.connector.Secret;
import dev.calsync.connector.Settings;
import dev.calsync.connector.WriteOutcome;
import dev.calsync.event.EventText;
import dev.calsync.event.TimeRange;
import dev.calsync.tck.connector.ScriptedConnector;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Answers requests out of a scripted provider. */
final class Provided {

  private static final TimeRange EVER =
      new TimeRange(Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("2100-01-01T00:00:00Z"));

  private final ScriptedConnector scripted;

  Provided(ScriptedConnector scripted) {
    this.scripted = scripted;
  }

  MirrorWriter writer() {
    return scripted.writer().orElseThrow();
  }

  void answer(Request request, DataInputStream in, DataOutputStream out) throws IOException {
    Call call = new Plain(request);
    CalendarRef calendar = calendarOf(request);
    switch (request.verb()) {
      case VALIDATE -> validation(call, out);
      case LIST ->
          Wire.putAll(
              out,
              scripted.calendars().list(call).stream().map(it -> it.ref().providerId()).toList(),
              Wire::putText);
      case FIND -> scripted.calendars().find(call, calendar);
      case WINDOW ->
          Wire.putPage(out, scripted.reader().fetchWindow(call, calendar, EVER, continuation(in)));
      case CHANGES ->
          Wire.putPage(
              out,
              scripted
                  .reader()
                  .changes(call, calendar, new Cursor(Wire.getText(in)), continuation(in)));
      case FETCH ->
          Wire.putAll(
              out,
              scripted.reader().fetch(call, calendar, Wire.getAll(in, Provided::id)),
              Wire::putPart);
      case LOOKUP ->
          Wire.putMaybe(
              out,
              writer()
                  .findMirror(call, calendar, Wire.getText(in), Wire.getMaybe(in, Provided::id)),
              Wire::putPart);
      case WRITE -> throw new IllegalArgumentException("writes are made by write()");
    }
  }

  WriteOutcome write(Request request, dev.calsync.connector.MirrorWrite write) {
    List<WriteOutcome> outcomes =
        writer().writeBatch(new Plain(request), calendarOf(request), List.of(write));
    return outcomes.get(0);
  }

  private void validation(Call call, DataOutputStream out) throws IOException {
    Optional<dev.calsync.connector.ValidationResult.Valid> valid =
        scripted.validate(call).match(Optional::of, invalid -> Optional.empty());
    out.writeBoolean(valid.isPresent());
    if (valid.isPresent()) {
      Wire.putText(out, valid.get().account());
      Wire.putAll(
          out, valid.get().samples().stream().map(EventText::title).toList(), Wire::putText);
    } else {
      Wire.putText(out, RemoteConnector.ACCOUNT);
      Wire.putText(out, "NO_SUCH_ACCOUNT");
      Wire.putText(out, "There is no such account");
    }
  }

  private static Optional<Continuation> continuation(DataInputStream in) throws IOException {
    return Wire.getMaybe(in, Wire::getText).map(Continuation::new);
  }

  private static RemoteId id(DataInputStream in) throws IOException {
    return new RemoteId(Wire.getText(in));
  }

  private static CalendarRef calendarOf(Request request) {
    String calendar = request.calendar().isEmpty() ? "none" : request.calendar();
    return new CalendarRef(ConnectionId.of(request.connection()), calendar);
  }

  /** The access as the scripted provider wants it; limits were the worker's business. */
  private record Plain(Request request) implements Call {

    @Override
    public ConnectionId connection() {
      return ConnectionId.of(request.connection());
    }

    @Override
    public Settings settings() {
      return RemoteConnector.account(request.account()).settings();
    }

    @Override
    public Secret token(Resource resource) {
      throw new UnsupportedOperationException("the fake provider knows no tokens");
    }

    @Override
    public Deadline deadline() {
      return () -> Duration.ofMinutes(1);
    }

    @Override
    public void beforeRequest(Cost cost) {
      // The worker has asked already.
    }
  }
}

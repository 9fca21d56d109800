package dev.calsync.crash;

import dev.calsync.calendar.CalendarInfo;
import dev.calsync.calendar.CalendarRef;
import dev.calsync.connector.CalendarDirectory;
import dev.calsync.connector.Call;
import dev.calsync.connector.ChangeWatch;
import dev.calsync.connector.ConnectionRequest;
import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.connector.ConnectorDescriptor;
import dev.calsync.connector.ConnectorId;
import dev.calsync.connector.Cost;
import dev.calsync.connector.EventReader;
import dev.calsync.connector.MirrorWriter;
import dev.calsync.connector.Settings;
import dev.calsync.connector.ValidationResult;
import dev.calsync.crash.Request.Verb;
import dev.calsync.event.EventText;
import dev.calsync.tck.connector.ScriptedConnector;
import java.io.DataInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The connector of the fake provider, for workers in other processes. */
final class RemoteConnector implements ConnectorAdapter {

  static final ConnectorId ID = new ConnectorId("crash");
  static final String ACCOUNT = "account";

  private final Wires wires;

  RemoteConnector(String worker, int port) {
    this.wires = new Wires(worker, port);
  }

  static ConnectionRequest account(String name) {
    return new ConnectionRequest(ID, new Settings(Map.of(ACCOUNT, name)));
  }

  @Override
  public ConnectorDescriptor describe() {
    return new ConnectorDescriptor(
        ID,
        "Fake provider",
        List.of(new ConnectorDescriptor.SettingField(ACCOUNT, "The account's name.", true, false)),
        Optional.empty(),
        List.of(),
        Duration.ofMinutes(20));
  }

  @Override
  public ValidationResult validate(Call call) {
    return wires.read(call, Cost.READ, Verb.VALIDATE, "", out -> {}, RemoteConnector::validation);
  }

  private static ValidationResult validation(DataInputStream in) throws IOException {
    return in.readBoolean()
        ? new ValidationResult.Valid(
            Wire.getText(in), Wire.getAll(in, title -> EventText.titled(Wire.getText(title))))
        : new ValidationResult.Invalid(Wire.getText(in), Wire.getText(in), Wire.getText(in));
  }

  @Override
  public CalendarDirectory calendars() {
    return new CalendarDirectory() {
      @Override
      public List<CalendarInfo> list(Call call) {
        return wires
            .read(call, Cost.READ, Verb.LIST, "", out -> {}, in -> Wire.getAll(in, Wire::getText))
            .stream()
            .map(id -> info(new CalendarRef(call.connection(), id)))
            .toList();
      }

      @Override
      public CalendarInfo find(Call call, CalendarRef calendar) {
        return wires.read(
            call, Cost.READ, Verb.FIND, calendar.providerId(), out -> {}, in -> info(calendar));
      }

      @Override
      public CalendarInfo create(Call call, String displayName, String mark) {
        throw new UnsupportedOperationException("nobody makes a calendar here");
      }
    };
  }

  private static CalendarInfo info(CalendarRef calendar) {
    return new CalendarInfo(calendar, calendar.providerId(), ScriptedConnector.everything());
  }

  @Override
  public EventReader reader() {
    return new RemoteReader(wires);
  }

  @Override
  public Optional<MirrorWriter> writer() {
    return Optional.of(new RemoteWriter(wires));
  }

  @Override
  public Optional<ChangeWatch> watch() {
    return Optional.empty();
  }
}

package dev.calsync.tck.simulation;

import dev.calsync.connector.CalendarDirectory;
import dev.calsync.connector.Call;
import dev.calsync.connector.ChangeWatch;
import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.connector.ConnectorDescriptor;
import dev.calsync.connector.EventReader;
import dev.calsync.connector.MirrorWriter;
import dev.calsync.connector.ValidationResult;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A connector whose reader, writer or watch has a bug. */
record TwistedConnector(
    ConnectorAdapter real,
    UnaryOperator<EventReader> reading,
    UnaryOperator<MirrorWriter> writing,
    UnaryOperator<ChangeWatch> watching)
    implements ConnectorAdapter {

  @Override
  public ConnectorDescriptor describe() {
    return real.describe();
  }

  @Override
  public ValidationResult validate(Call call) {
    return real.validate(call);
  }

  @Override
  public CalendarDirectory calendars() {
    return real.calendars();
  }

  @Override
  public EventReader reader() {
    return reading.apply(real.reader());
  }

  @Override
  public Optional<MirrorWriter> writer() {
    return real.writer().map(writing);
  }

  @Override
  public Optional<ChangeWatch> watch() {
    return real.watch().map(watching);
  }
}

package dev.calsync.store.jdbc;

import dev.calsync.connector.CalendarDirectory;
import dev.calsync.connector.Call;
import dev.calsync.connector.ChangeWatch;
import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.connector.ConnectorDescriptor;
import dev.calsync.connector.EventReader;
import dev.calsync.connector.MirrorWriter;
import dev.calsync.connector.ValidationResult;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A connector that counts how often anybody reaches for the provider. */
final class Counted implements ConnectorAdapter {

  private final ConnectorAdapter connector;
  private final AtomicInteger uses = new AtomicInteger();

  Counted(ConnectorAdapter connector) {
    this.connector = connector;
  }

  int uses() {
    return uses.get();
  }

  @Override
  public ConnectorDescriptor describe() {
    return connector.describe();
  }

  @Override
  public ValidationResult validate(Call call) {
    uses.incrementAndGet();
    return connector.validate(call);
  }

  @Override
  public CalendarDirectory calendars() {
    uses.incrementAndGet();
    return connector.calendars();
  }

  @Override
  public EventReader reader() {
    uses.incrementAndGet();
    return connector.reader();
  }

  @Override
  public Optional<MirrorWriter> writer() {
    uses.incrementAndGet();
    return connector.writer();
  }

  @Override
  public Optional<ChangeWatch> watch() {
    uses.incrementAndGet();
    return connector.watch();
  }
}

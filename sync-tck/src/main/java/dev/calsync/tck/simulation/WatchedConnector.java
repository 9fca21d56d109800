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

/** The provider as one node reaches it: over a network that loses things, and watched. */
final class WatchedConnector implements ConnectorAdapter {

  private final ConnectorAdapter provider;
  private final Wire wire;

  WatchedConnector(ConnectorAdapter provider, Wire wire) {
    this.provider = provider;
    this.wire = wire;
  }

  @Override
  public ConnectorDescriptor describe() {
    return provider.describe();
  }

  @Override
  public ValidationResult validate(Call call) {
    return wire.reading(call, "validate", () -> provider.validate(call));
  }

  @Override
  public CalendarDirectory calendars() {
    return provider.calendars();
  }

  @Override
  public EventReader reader() {
    return new WatchedReader(provider.reader(), wire);
  }

  @Override
  public Optional<MirrorWriter> writer() {
    return provider.writer().map(writer -> new WatchedWriter(writer, wire));
  }

  @Override
  public Optional<ChangeWatch> watch() {
    return provider.watch().map(watch -> new WatchedWatch(watch, wire));
  }
}

package dev.calsync.engine.connection;

import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.connector.ConnectorId;
import dev.calsync.engine.directory.OwnCalendar;
import dev.calsync.failure.CalsyncException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The connectors that the host wired, by name. */
public final class Connectors {

  private final Map<String, ConnectorAdapter> byId = new TreeMap<>();

  /**
   * These connectors.
   *
   * @param adapters each with another id
   */
  public Connectors(Collection<ConnectorAdapter> adapters) {
    for (ConnectorAdapter adapter : adapters) {
      String id = adapter.describe().id().value();
      if (id.equals(OwnCalendar.CONNECTOR.value())) {
        throw new IllegalArgumentException("a connector is called " + id + ", as the host is");
      }
      if (byId.put(id, adapter) != null) {
        throw new IllegalArgumentException("two connectors are called " + id);
      }
    }
  }

  /** Whether any provider tells of changes. */
  public boolean anyNotifies() {
    return byId.values().stream().anyMatch(connector -> connector.watch().isPresent());
  }

  /** A connector by a name that anybody may have made up. */
  public Optional<ConnectorAdapter> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** A connector that must have been wired. */
  public ConnectorAdapter require(ConnectorId id) {
    return find(id.value())
        .orElseThrow(
            () ->
                new CalsyncException(
                    "NO_CONNECTOR",
                    "No connector " + id + " was given to the builder; known: " + byId.keySet()));
  }
}

package dev.calsync.engine.watch;

import dev.calsync.calendar.ConnectionState;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.ChangeWatch;
import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.connector.ConnectorId;
import dev.calsync.engine.connection.Connectors;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.ConnectionRecord;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.directory.Standing;
import java.net.URI;
import java.util.Optional;

/**
 * Which calendars can be watched: those of providers that notify, if they know where to, and an
 * edge looks at the calendar.
 */
public final class Watchable {

  private final Connectors connectors;
  private final Directory directory;
  private final Optional<URI> base;

  /**
   * Watchable calendars.
   *
   * @param connectors the connectors
   * @param directory connections and edges
   * @param base where the host's webhook addresses are; empty if it has none
   */
  public Watchable(Connectors connectors, Directory directory, Optional<URI> base) {
    this.connectors = connectors;
    this.directory = directory;
    this.base = base;
  }

  /**
   * How a calendar can be watched.
   *
   * @param address where its notifications go
   * @param standing where its connection stands
   * @param looked whether an edge looks at it
   */
  record Way(URI address, Standing standing, boolean looked) {

    boolean wanted() {
      return looked && standing.state() != ConnectionState.DISCONNECTED;
    }
  }

  /** Asks the store only where the answer is not clear from how the host was wired. */
  Optional<Way> of(OwnerId owner, CalendarRecord calendar) {
    if (base.isEmpty() || !connectors.anyNotifies()) {
      return Optional.empty();
    }
    ConnectionRecord connection = directory.connection(owner, calendar.ref().connection());
    ConnectorId id = connection.connector();
    Optional<ChangeWatch> watch = connectors.find(id.value()).flatMap(ConnectorAdapter::watch);
    Standing standing = connection.standing();
    return base.flatMap(
        at -> watch.map(it -> new Way(address(at, id), standing, isLookedAt(owner, calendar))));
  }

  private boolean isLookedAt(OwnerId owner, CalendarRecord calendar) {
    return directory.edges(owner).stream()
        .anyMatch(edge -> edge.ends().anyMatch(calendar.id()::equals));
  }

  /** The base with the connector's id as one more name of its path. */
  private static URI address(URI base, ConnectorId connector) {
    String text = base.toString();
    return URI.create(text + (text.endsWith("/") ? "" : "/") + connector);
  }
}

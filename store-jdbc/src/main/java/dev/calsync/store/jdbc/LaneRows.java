package dev.calsync.store.jdbc;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.store.Lane;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Lane rows. Whoever changes a job locks the row of its lane first; that is the lock order of jobs
 * (FLT-48), and why jobs need no locks of their own.
 */
final class LaneRows {

  /** As the database orders rows. */
  static final Comparator<Lane> LOCK_ORDER =
      Comparator.comparing((Lane lane) -> lane.owner().value())
          .thenComparing(lane -> lane.connection().value())
          .thenComparing(lane -> lane.direction().name());

  private LaneRows() {}

  static Params bind(Params to, Lane lane) throws SQLException {
    return to.text(lane.owner().value())
        .text(lane.connection().value())
        .text(lane.direction().name());
  }

  static Lane read(Row row) throws SQLException {
    return new Lane(
        OwnerId.of(row.text("owner")),
        ConnectionId.of(row.text("connection")),
        Lane.Direction.valueOf(row.text("direction")));
  }

  /** For {@code each w(owner, connection, direction)}. */
  static Params bindAll(Params to, Collection<Lane> lanes) throws SQLException {
    return to.texts(lanes.stream().map(lane -> lane.owner().value()).toList())
        .texts(lanes.stream().map(lane -> lane.connection().value()).toList())
        .texts(lanes.stream().map(lane -> lane.direction().name()).toList());
  }

  static List<Lane> inLockOrder(Collection<Lane> lanes) {
    return lanes.stream().distinct().sorted(LOCK_ORDER).toList();
  }

  private static final String LOCK =
      """
      select l.owner, l.connection, l.direction
      from {each w(owner, connection, direction)}
      join {lane} l
        on l.owner = w.owner and l.connection = w.connection and l.direction = w.direction
      order by l.owner, l.connection, l.direction
      for update
      """;

  private static final String ADD =
      """
      insert into {lane} (owner, connection, direction, fence) values (?, ?, ?, 0)
      """;

  /** Locks lanes that are to be changed, and makes those that are not there. */
  static void lock(Tx tx, List<Lane> lanes) throws SQLException {
    Set<Lane> there = new HashSet<>(tx.list(LOCK, to -> bindAll(to, lanes), LaneRows::read));
    tx.batch(ADD, lanes.stream().filter(lane -> !there.contains(lane)).toList(), LaneRows::bind);
  }
}

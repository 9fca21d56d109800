package dev.calsync.store.jdbc;

import dev.calsync.store.ClaimedLane;
import dev.calsync.store.Lane;
import dev.calsync.store.LaneEnd;
import dev.calsync.store.Lease;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How lanes wait for their turn, and are taken. One for each store; thread-safe. */
interface LaneQueue {

  /**
   * After jobs changed: a lane can be taken when the first of its waiting jobs is due and its rest
   * is over. The lanes are locked.
   */
  void queue(Tx tx, Collection<Lane> lanes) throws SQLException;

  /** Takes lanes in the owners' turns, and with each all its due jobs. An idle node only looks. */
  List<ClaimedLane> claim(OwnTransactions transactions, String node, int room, Duration lease);

  /**
   * Ends runs and queues their lanes.
   *
   * @param ends in the order of their lanes
   * @return the leases that were lost
   */
  Set<Lease> end(OwnTransactions transactions, List<LaneEnd> ends);

  /** How long until a lane that nobody holds can be taken; empty if none has anything to run. */
  Optional<Duration> untilDue(Tx tx) throws SQLException;

  /** A query for the lanes that can be taken now: since when, in the one column {@code since}. */
  String takeable();
}

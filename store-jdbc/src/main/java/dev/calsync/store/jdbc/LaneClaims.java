package dev.calsync.store.jdbc;

import dev.calsync.store.ClaimedLane;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Takes due lanes, in the owners' turns, and with each all its due jobs. */
interface LaneClaims {

  List<ClaimedLane> claim(Tx tx, String node, int room, Duration lease) throws SQLException;
}

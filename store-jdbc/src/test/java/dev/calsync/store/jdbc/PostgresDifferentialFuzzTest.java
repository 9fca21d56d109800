package dev.calsync.store.jdbc;

import dev.calsync.tck.store.ReferenceRig;
import dev.calsync.tck.store.StoreDifferentialFuzz;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random operations on PostgreSQL and on the store in memory: every answer is the same. */
class PostgresDifferentialFuzzTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 1003, 1012})
  void theNewestAnswersLikeTheReference(long seed) {
    compare(PostgresServer.NEWEST, seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {201, 202})
  void theOldestAnswersLikeTheReference(long seed) {
    compare(PostgresServer.OLDER, seed);
  }

  private static void compare(PostgresServer server, long seed) {
    try (PostgresRig rig = new PostgresRig(server)) {
      StoreDifferentialFuzz.run(new ReferenceRig(), rig, seed, 400);
    }
  }
}

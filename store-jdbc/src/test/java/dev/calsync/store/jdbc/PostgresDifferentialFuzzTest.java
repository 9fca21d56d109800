package dev.calsync.store.jdbc;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random operations on PostgreSQL and on the store in memory: every answer is the same. */
class PostgresDifferentialFuzzTest {

  @ParameterizedTest
  @MethodSource
  void theNewestAnswersLikeTheReference(long seed) {
    compare(PostgresServer.NEWEST, seed);
  }

  /** Two that once found something, too. */
  static LongStream theNewestAnswersLikeTheReference() {
    return LongStream.concat(Fuzzed.seeds(2), LongStream.of(1003, 1012));
  }

  @ParameterizedTest
  @MethodSource
  void theOldestAnswersLikeTheReference(long seed) {
    compare(PostgresServer.OLDER, 200 + seed);
  }

  static LongStream theOldestAnswersLikeTheReference() {
    return Fuzzed.seeds(1);
  }

  private static void compare(PostgresServer server, long seed) {
    try (PostgresRig rig = new PostgresRig(server)) {
      Fuzzed.compare(rig, seed);
    }
  }
}

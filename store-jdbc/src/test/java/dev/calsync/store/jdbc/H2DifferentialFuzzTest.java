package dev.calsync.store.jdbc;

import dev.calsync.tck.store.ReferenceRig;
import dev.calsync.tck.store.StoreDifferentialFuzz;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random operations on H2 and on the store in memory: every answer is the same. A file is left out:
 * opening it again frees its lanes at once, because a dead process held them (R-D2).
 */
class H2DifferentialFuzzTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void inMemoryAnswersLikeTheReference(long seed) {
    try (H2Rig rig = H2Rig.inMemory()) {
      StoreDifferentialFuzz.run(new ReferenceRig(), rig, seed, 400);
    }
  }
}

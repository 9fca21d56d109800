package dev.calsync.store.jdbc;

import dev.calsync.tck.store.ReferenceRig;
import dev.calsync.tck.store.StoreDifferentialFuzz;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random operations on H2 and on the store in memory: every answer is the same. */
class H2DifferentialFuzzTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void inMemoryAnswersLikeTheReference(long seed) {
    try (H2Rig rig = H2Rig.inMemory()) {
      StoreDifferentialFuzz.run(new ReferenceRig(), rig, seed, 400);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {101, 102, 103})
  void inAFileThatCrashesAnswersLikeTheReference(long seed) {
    try (H2Rig rig = H2Rig.inFile(folder)) {
      StoreDifferentialFuzz.run(new ReferenceRig(), rig, seed, 400);
    }
  }
}

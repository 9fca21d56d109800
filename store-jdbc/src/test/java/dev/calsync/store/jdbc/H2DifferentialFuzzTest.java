package dev.calsync.store.jdbc;

import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random operations on H2 and on the store in memory: every answer is the same. */
class H2DifferentialFuzzTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource
  void inMemoryAnswersLikeTheReference(long seed) {
    try (H2Rig rig = H2Rig.inMemory()) {
      Fuzzed.compare(rig, seed);
    }
  }

  static LongStream inMemoryAnswersLikeTheReference() {
    return Fuzzed.seeds(5);
  }

  @ParameterizedTest
  @MethodSource
  void inAFileThatCrashesAnswersLikeTheReference(long seed) {
    try (H2Rig rig = H2Rig.inFile(folder)) {
      Fuzzed.compare(rig, 100 + seed);
    }
  }

  static LongStream inAFileThatCrashesAnswersLikeTheReference() {
    return Fuzzed.seeds(2);
  }
}

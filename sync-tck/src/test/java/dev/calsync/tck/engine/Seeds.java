package dev.calsync.tck.engine;

import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Runs a check for many seeds; a failure names its seed. Small seeds alone would draw alike at
 * first.
 */
final class Seeds {

  private Seeds() {}

  static void each(int seeds, Consumer<Random> check) {
    for (long seed = 1; seed <= seeds; seed++) {
      try {
        check.accept(new Random(new SplittableRandom(seed).nextLong()));
      } catch (AssertionError | RuntimeException failure) {
        throw new AssertionError("seed " + seed + ": " + failure.getMessage(), failure);
      }
    }
  }
}

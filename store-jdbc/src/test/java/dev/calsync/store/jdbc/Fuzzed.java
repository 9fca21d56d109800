package dev.calsync.store.jdbc;

import dev.calsync.tck.store.ReferenceRig;
import dev.calsync.tck.store.StoreDifferentialFuzz;
import dev.calsync.tck.store.StoreRig;
import java.util.stream.LongStream;

/**
 * How much of it there is in a build; {@code -Dcalsync.fuzz.seeds=100} for more sequences, {@code
 * -Dcalsync.fuzz.steps=1000} for longer ones.
 */
final class Fuzzed {

  private static final int SEEDS = Integer.getInteger("calsync.fuzz.seeds", 0);
  private static final int STEPS = Integer.getInteger("calsync.fuzz.steps", 400);

  private Fuzzed() {}

  /** From one on, as many as a build has time for, or as many as somebody asks for. */
  static LongStream seeds(int inABuild) {
    return LongStream.rangeClosed(1, SEEDS == 0 ? inABuild : SEEDS);
  }

  static void compare(StoreRig tested, long seed) {
    StoreDifferentialFuzz.run(new ReferenceRig(), tested, seed, STEPS);
  }
}

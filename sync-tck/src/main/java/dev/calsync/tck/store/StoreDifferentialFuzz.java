package dev.calsync.tck.store;

import dev.calsync.failure.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Runs one random sequence of operations on two stores and compares every answer.
 *
 * <p>The contract asks for one promise at a time; this finds out what happens in between. What a
 * contract leaves open is not compared: fences, journal positions, the order of equals, the order
 * in which due writes are handed out. Arguments come from what the reference answers, with a share
 * of stale and foreign ones; leases are each store's own.
 */
public final class StoreDifferentialFuzz {

  private static final int STEPS_BETWEEN_SNAPSHOTS = 16;

  private final Side reference;
  private final Side tested;
  private final List<String> log = new ArrayList<>();

  private StoreDifferentialFuzz(Side reference, Side tested) {
    this.reference = reference;
    this.tested = tested;
  }

  /**
   * Compares two fresh stores.
   *
   * @param reference the store that is right, such as a {@link ReferenceRig}
   * @param tested the store in doubt
   * @param seed the same seed gives the same operations
   * @param steps how many operations
   * @throws AssertionError at the first answer that differs, with the seed and all operations so
   *     far
   */
  public static void run(StoreRig reference, StoreRig tested, long seed, int steps) {
    Side right = Side.of(reference);
    SplittableRandom random = new SplittableRandom(seed);
    StoreDifferentialFuzz fuzz = new StoreDifferentialFuzz(right, Side.of(tested));
    List<StepSource> sources = sourcesOf(random, right);
    try {
      for (int i = 0; i < steps; i++) {
        fuzz.play(sources.get(random.nextInt(sources.size())).next());
        if (i % STEPS_BETWEEN_SNAPSHOTS == 0 || i == steps - 1) {
          fuzz.compareAll();
        }
      }
    } catch (RuntimeException | AssertionError failure) {
      throw new AssertionError(fuzz.story(seed, failure), failure);
    }
  }

  /** A source that stands here twice is asked twice as often. */
  private static List<StepSource> sourcesOf(SplittableRandom random, Side right) {
    StepSource jobs = new JobSteps(random, right);
    StepSource intake = new IntakeSteps(random, right);
    StepSource mirrors = new MirrorSteps(random, right);
    StepSource holds = new HoldSteps(random, right);
    StepSource house = new HouseSteps(random);
    StepSource permits = new PermitSteps(random);
    StepSource logs = new LogSteps(random);
    StepSource access = new AccessSteps(random, right);
    StepSource edits = new EditSteps(random, right);
    return List.of(
        jobs, jobs, jobs, jobs, intake, intake, intake, mirrors, mirrors, mirrors, mirrors, holds,
        house, permits, logs, access, access, edits, edits, edits);
  }

  private void play(Step step) {
    log.add(step.text());
    compare(answer(reference, step), answer(tested, step));
  }

  private void compareAll() {
    Step snapshot = new Step("everything", Snapshot::of);
    compare(answer(reference, snapshot), answer(tested, snapshot));
  }

  private static String answer(Side side, Step step) {
    try {
      return Plain.text(step.call().apply(side), side.epoch());
    } catch (StoreException refused) {
      return "refused: " + refused.code();
    }
  }

  private static void compare(String expected, String actual) {
    if (!expected.equals(actual)) {
      throw new AssertionError("reference: " + expected + "\n   tested: " + actual);
    }
  }

  private String story(long seed, Throwable failure) {
    StringBuilder story = new StringBuilder();
    story.append("seed ").append(seed).append(", step ").append(log.size()).append(":\n");
    story.append(failure.getMessage()).append("\noperations:\n");
    for (int i = 0; i < log.size(); i++) {
      story.append(i + 1).append(". ").append(log.get(i)).append('\n');
    }
    return story.toString();
  }
}

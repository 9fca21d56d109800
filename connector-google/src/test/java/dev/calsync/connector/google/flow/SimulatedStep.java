package dev.calsync.connector.google.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One thing that happens in a simulation. Its own dice tell the rest, so that leaving one out
 * leaves the others as they are.
 *
 * @param kind what
 * @param dice to what, and how
 */
record SimulatedStep(Kind kind, long dice) {

  enum Kind {
    /** Somebody does something to an event of their own. */
    PEOPLE,
    /** Somebody does something to a mirror, or to a copy of one. */
    MEDDLING,
    /** A request will go wrong. */
    FAULT,
    /** Google does something otherwise for a while. */
    MODE,
    /** What Google tells comes in. */
    HEAR,
    /** The worker does a few things. */
    WORK,
    /** Time passes, and what Google tells gets lost. */
    PASS,
    /** The process dies, and another follows. */
    DEATH
  }

  private static final int SHORTEST = 15;
  private static final int LONGEST = 70;

  /** The steps of a seed: what there is of each kind differs from seed to seed. */
  static List<SimulatedStep> of(SplittableRandom chance) {
    int[] weights = {
      10,
      chance.nextInt(10),
      chance.nextInt(10),
      chance.nextInt(5),
      5 + chance.nextInt(5),
      chance.nextInt(6),
      2 + chance.nextInt(3),
      chance.nextInt(3)
    };
    int length = chance.nextInt(SHORTEST, LONGEST);
    List<SimulatedStep> steps = new ArrayList<>();
    for (int done = 0; done < length; done++) {
      steps.add(new SimulatedStep(Kind.values()[drawn(weights, chance)], chance.nextLong()));
    }
    return steps;
  }

  private static int drawn(int[] weights, SplittableRandom chance) {
    int all = 0;
    for (int weight : weights) {
      all += weight;
    }
    int left = chance.nextInt(all);
    int kind = 0;
    while (left >= weights[kind]) {
      left -= weights[kind++];
    }
    return kind;
  }
}

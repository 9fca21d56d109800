package dev.calsync.tck.simulation;

import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;

/** What there is in some worlds, besides calendars, edges and people. */
enum Feature {
  /** Accounts are reached by signing in. */
  SIGN_IN,
  /** The provider tells of changes to whoever asks it to. */
  PUSH,
  /** Accounts are given up and taken up again, edges come and go. */
  LEAVING,
  /** There is another owner. */
  NEIGHBOUR;

  /** Most worlds are plain: what all worlds have needs most of the looking (swarm). */
  private static final int ONE_IN = 5;

  static Set<Feature> drawn(SplittableRandom chance) {
    Set<Feature> drawn = EnumSet.noneOf(Feature.class);
    for (Feature each : values()) {
      if (chance.nextInt(ONE_IN) == 0) {
        drawn.add(each);
      }
    }
    return drawn;
  }
}

package dev.calsync.tck.store;

import dev.calsync.calendar.OwnerId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Random choices in the words of the step makers. */
class Dice {

  private final SplittableRandom random;

  Dice(SplittableRandom random) {
    this.random = random;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean percent(int chance) {
    return random.nextInt(100) < chance;
  }

  <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Each with a chance, in their order. */
  <T> List<T> some(List<T> choices, int chance) {
    List<T> chosen = new ArrayList<>(choices);
    chosen.removeIf(any -> !percent(chance));
    return chosen;
  }

  /** Up to so many different names. */
  List<String> names(String prefix, int most) {
    return some(IntStream.range(0, most).mapToObj(i -> prefix + i).toList(), 35);
  }

  OwnerId owner() {
    return one(Snapshot.OWNERS);
  }

  /** Mostly the number itself, sometimes one beside it. */
  long nearly(long number) {
    return percent(92) ? number : Math.max(0, number + (percent(50) ? 1 : -1));
  }
}

package dev.calsync.tck.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * The decisions of a history, drawn from its seed before it begins. Scheduler, faults, people and
 * what happens to accounts have a generator each, so that a change of one leaves the draws of the
 * others where they were. Which faults and deeds there are at all, and how many, differs from seed
 * to seed (swarm).
 */
final class Script {

  private static final int SHORTEST = 30;
  private static final int LONGEST = 300;
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofMillis(20),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(12),
          Duration.ofSeconds(31),
          Duration.ofSeconds(40),
          Duration.ofMinutes(2),
          Duration.ofMinutes(21));

  private final SplittableRandom scheduler;
  private final SplittableRandom faults;
  private final SplittableRandom people;
  private final SplittableRandom fortune;
  private final int nodes;
  private final Set<Feature> features;

  private Script(
      SplittableRandom root, int nodes, Set<Feature> features, SplittableRandom fortune) {
    this.scheduler = root.split();
    this.faults = root.split();
    this.people = root.split();
    this.fortune = fortune;
    this.nodes = nodes;
    this.features = features;
  }

  static List<Decision> of(
      SplittableRandom root, int nodes, Set<Feature> features, SplittableRandom fortune) {
    return new Script(root, nodes, features, fortune).decisions();
  }

  private List<Decision> decisions() {
    List<Fault> wrongs = some(allOf(Fault.values(), fault -> fault.isOf(features)), faults);
    List<Deed> deeds = some(allOf(Deed.values(), any -> true), people);
    List<Affair> affairs = allOf(Affair.values(), it -> features.contains(it.feature()));
    double eventfulness = oneOf(List.of(0.02, 0.06, 0.15), fortune);
    double wrongness = oneOf(List.of(0.0, 0.02, 0.08, 0.25), faults);
    double liveliness = oneOf(List.of(0.03, 0.1, 0.3), people);
    int length = SHORTEST + scheduler.nextInt(LONGEST - SHORTEST + 1);
    List<Decision> decisions = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      if (people.nextDouble() < liveliness) {
        decisions.add(new Decision.Act(oneOf(deeds, people), people.nextLong()));
      }
      if (!affairs.isEmpty() && fortune.nextDouble() < eventfulness) {
        decisions.add(new Decision.Happen(oneOf(affairs, fortune), fortune.nextLong()));
      }
      boolean wrong = faults.nextDouble() < wrongness;
      Optional<Fault> fault = Optional.of(oneOf(wrongs, faults)).filter(any -> wrong);
      decisions.add(next(fault, faults.nextLong()));
    }
    return List.copyOf(decisions);
  }

  private Decision next(Optional<Fault> fault, long dice) {
    double what = scheduler.nextDouble();
    if (what < 0.12) {
      return new Decision.Wait(oneOf(PAUSES, scheduler));
    }
    if (what < 0.2) {
      return new Decision.Ask(scheduler.nextLong());
    }
    return new Decision.Go(scheduler.nextInt(nodes), turn(), fault, dice);
  }

  /** Short turns interleave, long ones get something done. */
  private int turn() {
    return switch (scheduler.nextInt(4)) {
      case 0 -> scheduler.nextInt(3);
      case 1 -> scheduler.nextInt(10);
      case 2 -> scheduler.nextInt(60);
      default -> 10_000;
    };
  }

  private static <E> List<E> allOf(E[] all, Predicate<E> wanted) {
    return Arrays.stream(all).filter(wanted).toList();
  }

  private static <E> List<E> some(List<E> all, SplittableRandom chance) {
    E first = oneOf(all, chance);
    return all.stream().filter(each -> chance.nextBoolean() | each.equals(first)).toList();
  }

  private static <T> T oneOf(List<T> all, SplittableRandom chance) {
    return all.get(chance.nextInt(all.size()));
  }
}

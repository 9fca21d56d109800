package dev.calsync.tck.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * INV-1 … INV-24 and INV-29 as far as they exist, in histories that nobody thought of.
 *
 * <p>{@code -Dcalsync.simulation.from} and {@code -Dcalsync.simulation.histories} choose the seeds;
 * {@code -Dcalsync.simulation.keep=1,5,9} plays only some decisions of the first one, as a
 * failure's line says.
 */
class SimulationTest {

  private static final long FROM = Long.getLong("calsync.simulation.from", 1);
  private static final int HISTORIES = Integer.getInteger("calsync.simulation.histories", 130);
  private static final int ENOUGH = 130;
  private static final int STORY = 60;

  @Test
  void everyHistoryKeepsItsPromises() {
    String keep = System.getProperty("calsync.simulation.keep", "");
    if (!keep.isEmpty()) {
      check(Simulation.of(FROM).keeping(numbers(keep)).run());
      return;
    }
    Set<String> met = new TreeSet<>();
    for (long seed = FROM; seed < FROM + HISTORIES; seed++) {
      Outcome outcome = Simulation.of(seed).run();
      met.addAll(outcome.met());
      if (outcome.broken().isPresent()) {
        check(Simulation.of(seed).shrunk());
      }
    }
    if (HISTORIES >= ENOUGH) {
      assertThat(met).as("all that can go wrong or happen did, somewhere").isEqualTo(all());
    }
  }

  private static Set<String> all() {
    return Stream.of(Fault.values(), Affair.values())
        .flatMap(Arrays::stream)
        .map(Enum::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Also in a world that has almost everything. */
  @Test
  void aSeedTellsTheSameHistoryAgain() {
    long rich = FROM;
    while (Simulation.of(rich).features().size() < 3) {
      rich++;
    }
    for (long seed : List.of(FROM, FROM + 100, rich)) {
      Outcome once = Simulation.of(seed).run();
      Outcome again = Simulation.of(seed).run();
      assertThat(again.traceHash()).as("seed=%s", seed).isEqualTo(once.traceHash());
      assertThat(again.steps()).as("seed=%s", seed).isEqualTo(once.steps());
    }
  }

  @Test
  void differentSeedsTellDifferentHistories() {
    List<Long> hashes = new ArrayList<>();
    for (long seed = 1; seed <= 10; seed++) {
      hashes.add(Simulation.of(seed).run().traceHash());
    }
    assertThat(hashes).doesNotHaveDuplicates();
  }

  private static void check(Outcome outcome) {
    List<String> story = outcome.story();
    assertThat(outcome.violations())
        .as(
            "%s; again with%n%s%nit ends%n%s",
            outcome.replay(),
            again(outcome),
            story.subList(Math.max(0, story.size() - STORY), story.size()).stream()
                .collect(Collectors.joining("\n")))
        .isEmpty();
  }

  private static String again(Outcome outcome) {
    String kept =
        outcome.decisions().stream().map(String::valueOf).collect(Collectors.joining(","));
    return "./mvnw test -pl sync-tck -am -Dtest=SimulationTest"
        + " -Dsurefire.failIfNoSpecifiedTests=false -Dcalsync.simulation.from="
        + outcome.seed()
        + (outcome.whole()
            ? " -Dcalsync.simulation.histories=1"
            : " -Dcalsync.simulation.keep=" + kept);
  }

  private static TreeSet<Integer> numbers(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(Integer::valueOf)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

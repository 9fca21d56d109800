package dev.calsync.connector.google.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * INV-1 … INV-5, INV-10, INV-12 to INV-14 and INV-26, against Google's rules and faults, in
 * histories that nobody thought of.
 *
 * <p>{@code -Dcalsync.google.simulation.from} and {@code -Dcalsync.google.simulation.histories}
 * choose the seeds; {@code -Dcalsync.google.simulation.keep=1,5,9} plays only some steps of the
 * first one, as a failure's line says.
 */
class GoogleSimulationTest {

  private static final String PROPERTY = "calsync.google.simulation.";
  private static final long FROM = Long.getLong(PROPERTY + "from", 1);
  private static final int HISTORIES = Integer.getInteger(PROPERTY + "histories", 15);
  private static final int ENOUGH = 15;

  @Test
  void inEveryHistoryEachEventIsShownOnceAndNobodysEventIsTouched() {
    String keep = System.getProperty(PROPERTY + "keep", "");
    if (!keep.isEmpty()) {
      check(FROM, GoogleSimulation.of(FROM).keeping(numbers(keep)).run());
      return;
    }
    SortedSet<Integer> answers = new TreeSet<>();
    for (long seed = FROM; seed < FROM + HISTORIES; seed++) {
      GoogleSimulation.Outcome outcome = GoogleSimulation.of(seed).run();
      answers.addAll(outcome.answers());
      if (!outcome.wrong().isEmpty()) {
        check(seed, GoogleSimulation.of(seed).shrunk());
      }
    }
    if (HISTORIES >= ENOUGH) {
      assertThat(answers)
          .as("all that Google may answer, it did somewhere")
          .contains(0, 200, 204, 401, 403, 404, 409, 410, 412, 429, 500);
    }
  }

  @Test
  void aSeedTellsTheSameHistoryAgain() {
    GoogleSimulation.Outcome once = GoogleSimulation.of(FROM + 2).run();
    assertThat(GoogleSimulation.of(FROM + 2).run().story()).isEqualTo(once.story());
    assertThat(GoogleSimulation.of(FROM + 3).run().story()).isNotEqualTo(once.story());
  }

  private static void check(long seed, GoogleSimulation.Outcome outcome) {
    assertThat(outcome.wrong())
        .as(
            "seed %s; again with%n%s%n%s",
            seed, again(seed, outcome), String.join("\n", outcome.story()))
        .isEmpty();
  }

  private static String again(long seed, GoogleSimulation.Outcome outcome) {
    return "./mvnw test -pl connector-google -am -Dtest=GoogleSimulationTest"
        + " -Dsurefire.failIfNoSpecifiedTests=false -D"
        + PROPERTY
        + "from="
        + seed
        + " -D"
        + PROPERTY
        + "keep="
        + outcome.steps().stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private static SortedSet<Integer> numbers(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(Integer::valueOf)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

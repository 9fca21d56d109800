package dev.calsync.engine.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.event.Participation;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of several edges shows a meeting (SEM-21). */
class StandingTest {

  private static final Instant EARLY = Instant.parse("2026-11-20T09:00:00Z");

  private static final List<Standing> BEST_FIRST =
      List.of(
          new Standing(-1, false, Participation.DECLINED, EARLY.plusSeconds(9), "z"),
          new Standing(1, true, Participation.TENTATIVE, EARLY, "d"),
          new Standing(1, false, Participation.ACCEPTED, EARLY, "c"),
          new Standing(1, false, Participation.TENTATIVE, EARLY, "b"),
          new Standing(1, false, Participation.NEEDS_ACTION, EARLY, "b"),
          new Standing(1, false, Participation.NEEDS_ACTION, EARLY, "c"),
          new Standing(1, false, Participation.NEEDS_ACTION, EARLY.plusSeconds(1), "a"),
          new Standing(2, true, Participation.ACCEPTED, EARLY, "a"));

  @Test
  void priorityThenOrganizerThenAnswerThenAge() {
    for (int i = 0; i < BEST_FIRST.size(); i++) {
      for (int j = 0; j < BEST_FIRST.size(); j++) {
        assertThat(BEST_FIRST.get(i).outranks(BEST_FIRST.get(j))).isEqualTo(i < j);
      }
    }
  }
}

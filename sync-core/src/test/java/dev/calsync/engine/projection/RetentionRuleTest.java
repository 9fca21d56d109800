package dev.calsync.engine.projection;

import static dev.calsync.engine.sample.Events.berlin;
import static dev.calsync.engine.sample.Events.details;
import static dev.calsync.engine.sample.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.engine.sample.Events;
import dev.calsync.event.EventBody;
import dev.calsync.event.Expansion;
import dev.calsync.event.SeriesExpander;
import dev.calsync.event.TimeRange;
import dev.calsync.policy.Policy;
import java.time.Instant;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** R-C11, SEM-11. */
class RetentionRuleTest {

  private static final SeriesExpander EXPANDER =
      ServiceLoader.load(SeriesExpander.class).findFirst().orElseThrow();
  private static final EventBody MEETING =
      EventBody.single(berlin("2026-11-02T10:00"), details("Team"));
  private static final EventBody FIVE = mondays("FREQ=WEEKLY;COUNT=5");

  @Test
  void whatEndedBeforeIsPruned() {
    assertThat(kept(MEETING, "2026-11-02T10:00:00Z").excluded()).contains(Exclusion.PRUNED);
    assertThat(kept(MEETING, "2026-11-02T09:59:59Z").parts()).hasSize(1);
  }

  @Test
  void aSeriesInOneObjectIsOverWithItsLastOccurrence() {
    assertThat(kept(FIVE, "2026-11-30T09:59:59Z").parts()).hasSize(1);
    assertThat(kept(FIVE, "2026-11-30T10:00:00Z").excluded()).contains(Exclusion.PRUNED);
    assertThat(kept(FIVE, "2027-11-30T10:00:00Z").excluded()).contains(Exclusion.PRUNED);
  }

  @Test
  void aSeriesWithoutAnEndIsNeverOver() {
    assertThat(kept(mondays("FREQ=WEEKLY"), "2126-11-30T10:00:00Z").parts()).hasSize(1);
  }

  @Test
  void nobodySaysThatASeriesIsOverWhichCannotBeExpanded() {
    SeriesExpander unable = (body, range, frame) -> new Expansion(List.of(), false);

    assertThat(kept(FIVE, "2026-11-30T10:00:00Z", unable).parts()).hasSize(1);
  }

  @Test
  void wherePastIsKeptForGoodNothingIsAsked() {
    assertThat(kept(FIVE, TimeRange.ALWAYS.from(), OnTerms.NEVER_ASKED).parts()).hasSize(1);
  }

  private static Projected kept(EventBody body, String from) {
    return kept(body, from, EXPANDER);
  }

  private static Projected kept(EventBody body, String from, SeriesExpander expander) {
    return kept(body, Instant.parse(from), expander);
  }

  private static Projected kept(EventBody body, Instant from, SeriesExpander expander) {
    OnTerms terms = OnTerms.of(Policy.busy());
    return RetentionRule.kept(terms.project(body), body, terms.expanding(expander).terms(), from);
  }

  private static EventBody mondays(String rule) {
    return Events.series(berlin("2026-11-02T10:00"), details("Team"), rule(rule));
  }
}

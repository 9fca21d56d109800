package dev.calsync.engine.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.engine.sample.Events;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime;
import dev.calsync.policy.Filter;
import dev.calsync.policy.Instance;
import dev.calsync.policy.Policy;
import dev.calsync.policy.WorkingHours;
import org.junit.jupiter.api.Test;

class FilterRuleTest {

  private static final EventTime MORNING = Events.berlin("2026-12-02T10:00");
  private static final Filter LUNCH = Filter.titleMatches("(?i)^lunch$");
  private static final Filter IN_HOURS = Filter.within(WorkingHours.weekdays("09:00", "17:00"));

  @Test
  void whatIsSkippedIsNotShownEvenIfItIsAskedForToo() {
    Policy policy = Policy.title().toBuilder().skip(LUNCH).only(LUNCH).build();
    assertThat(FilterRule.objectionToAll(on("Lunch", policy), policy, MORNING))
        .contains(Exclusion.skipped(LUNCH));
  }

  @Test
  void whatIsNotAskedForIsNotShown() {
    Policy policy = Policy.title().toBuilder().only(LUNCH).build();
    assertThat(FilterRule.objectionToAll(on("Team", policy), policy, MORNING))
        .contains(Exclusion.notAmong(LUNCH));
    assertThat(FilterRule.objectionToAll(on("LUNCH", policy), policy, MORNING)).isEmpty();
  }

  @Test
  void sem3OfASeriesOnlyWhatIsTrueOfAllItsOccurrencesIsAskedAndOfEachEverything() {
    Policy policy = Policy.title().toBuilder().skip(LUNCH).only(IN_HOURS).build();
    Instance late =
        OnTerms.of(policy)
            .judge()
            .instance(EventBody.single(Events.berlin("2026-12-02T20:00"), Events.details("Team")));
    assertThat(FilterRule.objectionToAll(late, policy, MORNING)).isEmpty();
    assertThat(FilterRule.objection(late, policy)).contains(Exclusion.notAmong(IN_HOURS));
    assertThat(FilterRule.objection(on("Lunch", policy), policy))
        .contains(Exclusion.skipped(LUNCH));
    assertThat(FilterRule.objection(on("Team", policy), policy)).isEmpty();
  }

  private static Instance on(String title, Policy policy) {
    return OnTerms.of(policy).judge().instance(EventBody.single(MORNING, Events.details(title)));
  }
}

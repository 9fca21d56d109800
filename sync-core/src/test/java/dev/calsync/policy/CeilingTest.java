package dev.calsync.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;

/** R-L1: what an operator forbids, no owner's policy shows. */
class CeilingTest {

  private static final Policy CEILING =
      Policy.builder()
          .detail(Detail.TITLE)
          .skip(Filter.category("secret"))
          .when(Filter.category("public"), Rule.allow(Field.LOCATION))
          .window(Window.past(Period.ofDays(30)).future(Period.ofMonths(12)))
          .build();

  @Test
  void everyPolicyIsItsOwnCeiling() {
    List.of(Policy.busy(), Policy.full(), CEILING)
        .forEach(policy -> assertThat(policy.narrowerOrEqual(policy)).isTrue());
  }

  @Test
  void narrowerIsAllowed() {
    assertThat(
            List.of(
                CEILING.toBuilder().detail(Detail.BUSY).build(),
                CEILING.toBuilder().skip(Filter.free()).only(Filter.allDay()).build(),
                CEILING.toBuilder().privateEvents(PrivateEvents.SKIP).build(),
                CEILING.toBuilder().retention(Retention.pruneAfter(0)).build(),
                CEILING.toBuilder().alreadyPresent(AlreadyPresent.ALL_CALENDARS).build(),
                CEILING.toBuilder()
                    .window(Window.past(Period.ZERO).future(Period.ofDays(0)))
                    .build(),
                CEILING.toBuilder().when(Filter.free(), Rule.allow(Field.TITLE)).build()))
        .allMatch(policy -> policy.narrowerOrEqual(CEILING));
  }

  @Test
  void widerIsNot() {
    Filter category = Filter.category("public");
    assertThat(
            List.of(
                CEILING.toBuilder().allow(Field.LINK).build(),
                CEILING.toBuilder().showAll().build(),
                CEILING.toBuilder().privateEvents(PrivateEvents.AS_NORMAL).build(),
                CEILING.toBuilder().when(Filter.free(), Rule.allow(Field.LOCATION)).build(),
                CEILING.toBuilder().when(category, Rule.allow(Field.LINK)).build(),
                CEILING.toBuilder().window(Window.open()).build(),
                CEILING.toBuilder().window(Window.past(Period.ofDays(30))).build(),
                CEILING.toBuilder()
                    .window(Window.past(Period.ofMonths(1)).future(Period.ZERO))
                    .build()))
        .noneMatch(policy -> policy.narrowerOrEqual(CEILING));
  }

  /** SEM-20. */
  @Test
  void whereCopiesAreLookedForIsBounded() {
    Policy account = Policy.builder().alreadyPresent(AlreadyPresent.TARGET_ACCOUNT).build();
    Policy all = Policy.builder().alreadyPresent(AlreadyPresent.ALL_CALENDARS).build();

    assertThat(all.narrowerOrEqual(account)).isTrue();
    assertThat(Policy.busy().narrowerOrEqual(account)).isFalse();
  }

  @Test
  void sem2BlocksShowLessThanEventsAndLessTheMoreTheyMerge() {
    Policy wide = Policy.builder().merge(Merging.across(Duration.ofMinutes(15))).build();
    assertThat(Policy.blocks().narrowerOrEqual(Policy.busy())).isTrue();
    assertThat(Policy.busy().narrowerOrEqual(Policy.blocks())).isFalse();
    assertThat(wide.narrowerOrEqual(Policy.blocks())).isTrue();
    assertThat(Policy.blocks().narrowerOrEqual(wide)).isFalse();
  }

  @Test
  void fixedWindowsHoldOnlyFixedOnes() {
    LocalDate day = LocalDate.of(2026, 11, 20);
    Policy week = Policy.builder().window(Window.between(day, day.plusDays(7))).build();
    Policy inside = Policy.builder().window(Window.between(day, day.plusDays(1))).build();
    assertThat(inside.narrowerOrEqual(week)).isTrue();
    assertThat(week.narrowerOrEqual(inside)).isFalse();
    assertThat(CEILING.narrowerOrEqual(week)).isFalse();
    assertThat(week.narrowerOrEqual(CEILING)).isFalse();
  }
}

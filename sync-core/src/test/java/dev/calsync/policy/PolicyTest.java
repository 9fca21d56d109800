package dev.calsync.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Period;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PolicyTest {

  @Test
  void deniesEveryFieldUnlessNamed() {
    assertThat(Policy.busy().fields()).isEmpty();
    assertThat(Policy.builder().build()).isEqualTo(Policy.busy());
    for (Field field : Field.values()) {
      assertThat(Policy.busy().allows(field)).isFalse();
      assertThat(Policy.builder().allow(field).build().fields()).containsExactly(field);
    }
  }

  @Test
  void presetsGrantWhatTheirNamesSay() {
    assertThat(Policy.title().fields()).containsExactly(Field.TITLE);
    assertThat(Policy.full().fields()).containsExactly(Field.values());
  }

  @Test
  void hidesPrivateEventsAndLooksAtAllTimesUnlessTold() {
    for (Policy preset : new Policy[] {Policy.busy(), Policy.title(), Policy.full()}) {
      assertThat(preset.privateEvents()).isEqualTo(PrivateEvents.AS_BUSY);
      assertThat(preset.window()).isEqualTo(Window.open());
      assertThat(preset.busyTitle()).isEqualTo("Busy");
      assertThat(preset.freeTitle()).isEqualTo("Free");
    }
  }

  @Test
  void sem2BlocksShowNothingOfAnyEvent() {
    assertThat(Policy.blocks().merging()).contains(Merging.touching());
    assertThat(Policy.blocks().fields()).isEmpty();
    assertThatThrownBy(
            () ->
                Policy.blocks().toBuilder()
                    .detail(Detail.FULL)
                    .when(Filter.free(), Rule.allow(Field.TITLE))
                    .template(Field.TITLE, "{title}")
                    .build())
        .isInstanceOfSatisfying(
            IllegalPolicyException.class, refused -> assertThat(refused.problems()).hasSize(2));
    assertThatThrownBy(() -> Merging.across(Duration.ofSeconds(90)))
        .isInstanceOf(IllegalPolicyException.class);
  }

  @Test
  void aDetailTakesBackWhatWasGrantedBefore() {
    Policy policy =
        Policy.builder().allow(Field.LOCATION).detail(Detail.TITLE).allow(Field.LINK).build();
    assertThat(policy.fields()).containsExactly(Field.TITLE, Field.LINK);
  }

  @Test
  void aBuilderGoesOnFromAPolicyWithoutChangingIt() {
    Policy before =
        Policy.builder()
            .detail(Detail.FULL)
            .title("Away")
            .freeTitle("Here")
            .privateEvents(PrivateEvents.SKIP)
            .window(Window.past(Period.ofDays(3)))
            .build();
    assertThat(before.toBuilder().build()).isEqualTo(before).hasSameHashCodeAs(before);
    assertThat(before.toBuilder().title("Out").build()).isNotEqualTo(before);
    assertThat(before.busyTitle()).isEqualTo("Away");
  }

  @Test
  void everySettingMakesADifferentPolicy() {
    assertThat(
            new Policy[] {
              Policy.busy(),
              Policy.title(),
              Policy.builder().title("B").build(),
              Policy.builder().freeTitle("F").build(),
              Policy.builder().privateEvents(PrivateEvents.SKIP).build(),
              Policy.builder().window(Window.past(Period.ZERO)).build(),
              Policy.builder().showAll().build(),
              Policy.builder().skip(Filter.free()).build(),
              Policy.builder().only(Filter.free()).build(),
              Policy.builder().when(Filter.free(), Rule.allow(Field.TITLE)).build(),
              Policy.builder().template(Field.TITLE, "Work").build(),
              Policy.builder().zeroLengthBlocks(true).build(),
              Policy.builder().buffer(Buffer.before(Duration.ofMinutes(5))).build(),
              Policy.blocks(),
              Policy.builder().merge(Merging.across(Duration.ofMinutes(5))).build(),
            })
        .doesNotHaveDuplicates();
  }

  @Test
  void theGrantedFieldsCannotBeChangedAfterwards() {
    PolicyBuilder builder = Policy.builder();
    Policy policy = builder.build();
    builder.allow(Field.TITLE);
    assertThat(policy.fields()).isEmpty();
    assertThat(policy.fields()).isUnmodifiable();
  }

  @Test
  void listsEveryProblemAtOnce() {
    PolicyBuilder wrong = Policy.builder().title(" ").freeTitle("x\ny");
    assertThatExceptionOfType(IllegalPolicyException.class)
        .isThrownBy(wrong::build)
        .satisfies(refused -> assertThat(refused.code()).isEqualTo("ILLEGAL_POLICY"))
        .satisfies(refused -> assertThat(refused.problems()).hasSize(2))
        .withMessageContaining("busy title is blank")
        .withMessageContaining("free title holds a line break");
  }

  @Test
  void aTemplateShowsNothingThatThePolicyKeepsBack() {
    assertThatExceptionOfType(IllegalPolicyException.class)
        .isThrownBy(Policy.builder().template(Field.TITLE, "{title} at {location}")::build)
        .withMessageContaining("[TITLE, LOCATION], which nothing lets through");
    assertThat(
            Policy.builder()
                .allow(Field.TITLE)
                .when(Filter.category("work"), Rule.allow(Field.LOCATION))
                .template(Field.TITLE, "{title} at {location}")
                .build()
                .template(Field.TITLE))
        .hasValue(Template.of("{title} at {location}"));
  }

  @Test
  void aSeriesIsWordedOnceForAllItsOccurrences() {
    Filter hours = Filter.not(Filter.within(WorkingHours.weekdays("09:00", "17:00")));
    assertThatExceptionOfType(IllegalPolicyException.class)
        .isThrownBy(Policy.builder().when(hours, Rule.allow(Field.TITLE))::build)
        .withMessageContaining("cannot ask when an event takes place: not(within)");
  }

  @Test
  void onlyWordsHaveTemplates() {
    assertThatExceptionOfType(IllegalPolicyException.class)
        .isThrownBy(Policy.full().toBuilder().template(Field.LINK, "x")::build)
        .withMessageContaining("not LINK");
  }

  @Test
  void declinedEventsAreSkippedUnlessAskedFor() {
    assertThat(Policy.busy().skipped()).containsExactly(Filter.declined());
    assertThat(Policy.builder().showAll().build().skipped()).isEmpty();
  }

  @Test
  void refusesMoreFiltersThanAnyoneCanMean() {
    Filter[] many =
        IntStream.range(0, 101).mapToObj(n -> Filter.category("c" + n)).toArray(Filter[]::new);
    assertThatExceptionOfType(IllegalPolicyException.class)
        .isThrownBy(Policy.builder().skip(many)::build)
        .withMessageContaining("more than 100 filters");
  }

  @Test
  void refusesTitlesThatNoTargetKeeps() {
    assertThat(Policy.builder().title("x".repeat(200)).build().busyTitle()).hasSize(200);
    assertThatExceptionOfType(IllegalPolicyException.class)
        .isThrownBy(Policy.builder().title("x".repeat(201))::build)
        .withMessageContaining("201 characters");
  }
}

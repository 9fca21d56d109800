package dev.calsync.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Period;
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
            })
        .doesNotHaveDuplicates();
  }

  @Test
  void theGrantedFieldsCannotBeChangedAfterwards() {
    Policy.Builder builder = Policy.builder();
    Policy policy = builder.build();
    builder.allow(Field.TITLE);
    assertThat(policy.fields()).isEmpty();
    assertThat(policy.fields()).isUnmodifiable();
  }

  @Test
  void listsEveryProblemAtOnce() {
    Policy.Builder wrong = Policy.builder().title(" ").freeTitle("x\ny");
    assertThatExceptionOfType(IllegalPolicyException.class)
        .isThrownBy(wrong::build)
        .satisfies(refused -> assertThat(refused.code()).isEqualTo("ILLEGAL_POLICY"))
        .satisfies(refused -> assertThat(refused.problems()).hasSize(2))
        .withMessageContaining("busy title is blank")
        .withMessageContaining("free title holds a line break");
  }

  @Test
  void refusesTitlesThatNoTargetKeeps() {
    assertThat(Policy.builder().title("x".repeat(200)).build().busyTitle()).hasSize(200);
    assertThatExceptionOfType(IllegalPolicyException.class)
        .isThrownBy(Policy.builder().title("x".repeat(201))::build)
        .withMessageContaining("201 characters");
  }
}

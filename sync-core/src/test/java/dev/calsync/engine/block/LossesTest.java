package dev.calsync.engine.block;

import static dev.calsync.engine.block.AtTarget.busy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.engine.projection.BusyTime;
import dev.calsync.policy.Policy;
import dev.calsync.store.Evidence;
import java.util.List;
import org.junit.jupiter.api.Test;

/** SEM-42 for blocks: a block is one, and it counts when it loses time by a deletion. */
class LossesTest {

  private final AtTarget target = new AtTarget(Policy.blocks(), "2026-03-01", "2026-04-01");
  private final Gone gone = new Gone();

  private Losses after(BusyTime... now) {
    target.step(List.of(busy("09:00", "10:00"), busy("10:00", "10:30"), busy("12:00", "13:00")));
    return target.plan(List.of(now)).losses(gone);
  }

  private KnownBlock known(int at) {
    return target.known().get(at);
  }

  @Test
  void aBlockThatShrinksCountsLikeOneThatGoes() {
    gone.add(Evidence.Kind.ABSENCE, List.of(busy("10:00", "10:30"), busy("12:00", "13:00")));
    assertThat(after(busy("09:00", "10:00")).count(Evidence.Kind.ABSENCE)).isEqualTo(2);
  }

  @Test
  void aBlockThatIsMergedIntoAnotherLosesNothing() {
    gone.add(Evidence.Kind.ABSENCE, List.of(busy("12:00", "13:00")));
    Losses losses = after(busy("09:00", "13:00"));
    assertThat(losses.count(Evidence.Kind.ABSENCE)).isZero();
    assertThat(losses.has(known(1))).isFalse();
    assertThat(losses.of(known(1)).reason()).isEqualTo("MERGED");
  }

  @Test
  void whatWasMovedIsNoDeletion() {
    gone.add(Evidence.Kind.TOMBSTONE, List.of(busy("12:00", "13:00")));
    Losses losses = after(busy("09:30", "10:30"));
    assertThat(losses.of(known(0)).reason()).isEqualTo("TIME_FREED");
    assertThat(losses.of(known(1)).reason()).isEqualTo("SOURCE_TOMBSTONE");
    assertThat(losses.count(Evidence.Kind.TOMBSTONE)).isEqualTo(1);
    assertThat(losses.count(Evidence.Kind.ABSENCE)).isZero();
  }

  @Test
  void whileAnEventCannotBeJudgedEveryLossMayBeItsOwn() {
    gone.addUnknown();
    assertThat(after(busy("09:30", "10:30")).count(Evidence.Kind.ABSENCE)).isEqualTo(2);
  }
}

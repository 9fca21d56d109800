package dev.calsync.engine.block;

import static dev.calsync.engine.block.AtTarget.busy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.engine.sample.Mirrors;
import dev.calsync.policy.Policy;
import dev.calsync.store.FormHash;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** R-F5: blocks without rows, of which only the marks are left. */
class AdoptionTest {

  private static final FormHash STRANGE = Mirrors.hash("something else");
  private final AtTarget target = new AtTarget(Policy.blocks(), "2026-03-01", "2026-04-01");
  private final BlockPlan plan =
      target.plan(List.of(busy("09:00", "10:00"), busy("12:00", "13:00")));

  private List<String> names(FoundBlock... found) {
    plan.adopt(Arrays.asList(found));
    return plan.shown(any -> false).stream()
        .map(shown -> shown.found().map(it -> it.part().at()).orElse("new"))
        .toList();
  }

  private FormHash hashOf(int block) {
    return plan.shown(any -> false).get(block).block().hash();
  }

  @Test
  void oneThatShowsWhatIsWantedStaysWhateverItsName() {
    assertThat(
            names(
                target.found("2026-03-02T08:00:00Z", STRANGE),
                target.found("2024-01-01T08:00:00Z~3", hashOf(0))))
        .containsExactly("2024-01-01T08:00:00Z~3", "2026-03-02T08:00:00Z");
  }

  @Test
  void oneOfTheNameThatWouldBeGivenIsTakenFirst() {
    assertThat(
            names(
                target.found("2026-03-02T08:30:00Z", STRANGE),
                target.found("2026-03-02T11:00:00Z", STRANGE)))
        .containsExactly("2026-03-02T08:30:00Z", "2026-03-02T11:00:00Z");
  }

  @Test
  void whatWasMadeBeforeTheWindowStaysWhereItIs() {
    assertThat(
            names(
                target.found("2026-02-02T08:00:00Z", STRANGE),
                target.found("2026-03-02", STRANGE),
                target.found("nonsenseT", STRANGE)))
        .containsExactly("new", "new");
  }

  @Test
  void aNameThatWasFoundIsGivenToNobodyElse() {
    names(target.found("2026-03-02T11:00:00Z", hashOf(0)));
    assertThat(plan.shown(any -> false).stream().map(shown -> shown.part().at()))
        .containsExactly("2026-03-02T11:00:00Z", "2026-03-02T11:00:00Z~2");
    assertThat(plan.shown(any -> false).get(1).found()).isEqualTo(Optional.empty());
  }
}

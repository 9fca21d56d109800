package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static dev.calsync.tck.engine.World.free;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.event.EventType;
import dev.calsync.failure.FailureClass;
import dev.calsync.policy.Filter;
import dev.calsync.policy.Policy;
import dev.calsync.policy.Window;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Pain 25: nothing is synchronized and nobody knows why; or more is shown than anybody meant, such
 * as from where somebody works today.
 *
 * <p>Here each event can be asked about, and the answer names the rule; and a policy lists what may
 * be shown, so that whatever it does not name stays behind.
 */
class Pain25NobodyKnowsWhyTest {

  private final World world = new World();
  private EdgeView edge;

  @BeforeEach
  void aPolicyWithReasons() {
    Policy policy =
        Policy.builder()
            .window(Window.between(LocalDate.of(2026, 11, 20), LocalDate.of(2027, 1, 1)))
            .skip(
                Filter.eventType(new EventType("working_location")),
                Filter.free(),
                Filter.shorterThan(Duration.ofMinutes(10)))
            .only(Filter.not(Filter.titleContains("lunch")))
            .build();
    world.calendar("work").put("shown", event("Review", "2026-12-01T10:00:00"));
    world
        .calendar("work")
        .put("short", event("Call", "2026-12-01T10:00:00", Duration.ofMinutes(5)));
    world.calendar("work").put("lunch", event("Lunch", "2026-12-01T12:00:00"));
    world.calendar("work").put("later", event("Later", "2027-02-01T12:00:00"));
    world.calendar("work").put("free", free("Idea", "2026-12-01T14:00:00"));
    edge = world.edge("work", "home", policy);
    world.sync(edge);
  }

  @AfterEach
  void end() {
    world.close();
  }

  @Test
  void everyEventSaysWhichRuleKeptItBack() {
    assertThat(world.titles("home")).containsExactly("Busy");
    assertThat(why("shown")).contains("SETTLED", "MIRROR_CREATED");
    assertThat(why("short")).contains("not shown: SKIPPED", "rule: skip");
    assertThat(why("lunch")).contains("not shown: NOT_AMONG", "rule: only");
    assertThat(why("later")).contains("not shown: OUTSIDE_WINDOW", "rule: window");
    assertThat(why("free")).contains("not shown: SKIPPED", "rule: skip availability");
    assertThat(why("short")).isNotEqualTo(why("free"));
  }

  @Test
  void aSourceThatCannotBeReadIsSaidWhereverOneAsks() {
    world.provider.faults().failEveryCall(FailureClass.NEEDS_REAUTH);
    world.sync(edge);

    assertThat(world.alice().edges().status(edge.id()).problems())
        .anySatisfy(it -> assertThat(it.code()).isEqualTo("SCRIPTED_NEEDS_REAUTH"));
    assertThat(why("shown")).contains("the last reading of this calendar failed");
    assertThat(world.sync(edge).failed()).as("no success without a reading").isPositive();
  }

  @Test
  void anAnswerSaysNothingOfWhatTheEventsSay() {
    for (String uid : new String[] {"shown", "short", "lunch", "later", "free"}) {
      assertThat(why(uid)).doesNotContain("Review", "Call", "Lunch", "Later", "Idea", "Room");
    }
  }

  private String why(String uid) {
    return world.alice().explain().of(uid).toText();
  }
}

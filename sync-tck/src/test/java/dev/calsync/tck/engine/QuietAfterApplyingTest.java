package dev.calsync.tck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.plan.Plan;
import dev.calsync.plan.PlanAction;
import dev.calsync.plan.PlanItem;
import dev.calsync.policy.Buffer;
import dev.calsync.policy.Filter;
import dev.calsync.policy.Policy;
import dev.calsync.policy.PolicyBuilder;
import dev.calsync.policy.PrivateEvents;
import dev.calsync.policy.Window;
import dev.calsync.tck.connector.ScriptedConnector;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** R-C3, INV-11: once a plan was carried out, the next has nothing to do, whatever it was about. */
class QuietAfterApplyingTest {

  private static final int EVENTS = 12;

  @Test
  void thePlanAfterASynchronizationKeepsAndHoldsAndNothingElse() {
    int[] planned = new int[PlanAction.values().length];
    Seeds.each(40, random -> new History(random, planned).play());

    assertThat(planned[PlanAction.CREATE.ordinal()]).as("plans were about something").isPositive();
    assertThat(planned[PlanAction.UPDATE.ordinal()]).isPositive();
    assertThat(planned[PlanAction.DELETE.ordinal()]).isPositive();
    assertThat(planned[PlanAction.HOLD.ordinal()]).isPositive();
  }

  private static final class History {

    private final World world = new World();
    private final Random random;
    private final AnyEvents events;
    private final int[] planned;

    History(Random random, int[] planned) {
      this.random = random;
      this.events = new AnyEvents(random);
      this.planned = planned;
    }

    void play() {
      target();
      for (int i = 0; i < EVENTS; i++) {
        world.calendar("work").put("e" + i, events.next());
      }
      EdgeView edge = world.edge("work", "home", policy());
      apply(edge);
      for (int day = 0; day < 3; day++) {
        people();
        apply(edge);
      }
      loseMost();
      apply(edge);
      world.close();
    }

    private void target() {
      List<SeriesSupport> kinds =
          List.of(SeriesSupport.WHOLE, SeriesSupport.PARTS, SeriesSupport.NONE);
      world
          .calendar("home")
          .can(ScriptedConnector.everything().withSeries(kinds.get(random.nextInt(kinds.size()))));
    }

    private Policy policy() {
      PolicyBuilder builder =
          random.nextBoolean() ? Policy.busy().toBuilder() : Policy.full().toBuilder();
      if (random.nextBoolean()) {
        builder.window(Window.between(LocalDate.of(2026, 11, 20), LocalDate.of(2027, 1, 15)));
      }
      if (random.nextInt(3) == 0) {
        builder.skip(Filter.startsOn(DayOfWeek.values()[random.nextInt(7)]));
      }
      if (random.nextInt(4) == 0) {
        builder.buffer(Buffer.before(Duration.ofMinutes(10)));
      }
      PrivateEvents[] choices = PrivateEvents.values();
      return builder.privateEvents(choices[random.nextInt(choices.length)]).build();
    }

    private void apply(EdgeView edge) {
      for (PlanItem item : world.alice().edges().plan(edge.id()).items()) {
        planned[item.action().ordinal()]++;
      }
      world.sync(edge);
      world.kit().settle();
      Plan after = world.alice().edges().plan(edge.id());
      assertThat(after.items())
          .extracting(PlanItem::action)
          .isSubsetOf(PlanAction.KEEP, PlanAction.HOLD);
      int writes = world.writes();
      world.cycle();
      assertThat(world.writes()).as("writes of a further cycle").isEqualTo(writes);
    }

    private void people() {
      for (int i = 0; i < 4; i++) {
        String uid = "e" + random.nextInt(EVENTS);
        boolean there = world.calendar("work").idOf(uid).isPresent();
        if (there && random.nextInt(4) == 0) {
          world.calendar("work").delete(world.calendar("work").idOf(uid).orElseThrow());
        } else {
          world.calendar("work").put(uid, events.next());
        }
      }
    }

    /** The calendar forgets them without a word: that is held. */
    private void loseMost() {
      world.calendar("work").expireCursors();
      for (int i = 1; i < EVENTS; i++) {
        world.calendar("work").idOf("e" + i).ifPresent(world.calendar("work")::delete);
      }
    }
  }
}

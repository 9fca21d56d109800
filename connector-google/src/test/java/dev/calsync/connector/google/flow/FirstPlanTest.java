package dev.calsync.connector.google.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.plan.PlanAction;
import dev.calsync.plan.PlanItem;
import dev.calsync.policy.Policy;
import dev.calsync.test.google.ConnectedAccount;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** R-C8: a plan is made of the calendars as they are now, also before they were ever read. */
class FirstPlanTest {

  private final GoogleWorld world = GoogleWorld.inMemory();
  private final ConnectedAccount work = world.connect("alice@work.example");
  private final ConnectedAccount home = world.connect("alice@home.example");

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void anOccurrenceThatWasCancelledIsNotInThePlan() {
    String series =
        work.calendar()
            .addSeries("Round", "2026-11-25T10:00/PT1H[Europe/Berlin]", "FREQ=DAILY;COUNT=3");
    work.calendar().cancelOccurrence(series, "2026-11-26T10:00");
    EdgeView edge =
        world.alice().edges().create(List.of(work.primary()), home.primary(), Policy.blocks());

    assertThat(world.alice().edges().plan(edge.id()).items())
        .extracting(PlanItem::action)
        .containsExactly(PlanAction.CREATE, PlanAction.CREATE);
    world.hearOut();
    assertThat(home.calendar().events()).hasSize(2);
  }
}

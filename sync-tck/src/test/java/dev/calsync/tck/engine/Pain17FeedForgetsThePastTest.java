package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SeriesTales.weekly;
import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.SyncSummary;
import dev.calsync.calendar.ReadSupport;
import dev.calsync.policy.Policy;
import dev.calsync.policy.Retention;
import dev.calsync.tck.connector.ScriptedConnector;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Pain 17: a feed lists only what is to come; each night the tool deletes the copy of yesterday,
 * and whoever writes down their hours at the end of the month finds nothing.
 *
 * <p>Here the past is kept unless the edge says for how long; what is to come goes as ever.
 */
class Pain17FeedForgetsThePastTest {

  private final World world = new World();

  @BeforeEach
  void aFeed() {
    world.calendar("feed", ScriptedConnector.everything().reading(ReadSupport::forgettingPast));
    for (int day = 21; day <= 29; day++) {
      world.calendar("feed").put("e" + day, event("Event " + day, "2026-11-" + day + "T10:00:00"));
    }
    world
        .calendar("feed")
        .put("series", weekly("20261121T100000", "RRULE:FREQ=DAILY;UNTIL=20261123T090000Z"));
    for (int i = 1; i <= 20; i++) {
      world.calendar("feed").put("later" + i, event("Later", "2027-03-01T10:00:00"));
    }
  }

  @AfterEach
  void end() {
    world.close();
  }

  private void forgets(String... uids) {
    world.calendar("feed").expireCursors();
    for (String uid : uids) {
      world.calendar("feed").delete(world.calendar("feed").idOf(uid).orElseThrow());
    }
  }

  @Test
  void yesterdayStaysThoughTheFeedForgotIt() {
    EdgeView edge = world.edge("feed", "home", Policy.title());
    world.sync(edge);
    world.pass(Duration.ofDays(7));
    forgets("e21", "e22", "e23", "e24", "e25", "series");
    SyncSummary summary = world.sync(edge);

    assertThat(summary.deleted()).isZero();
    assertThat(world.titles("home")).contains("Event 21", "Event 25", "Team").hasSize(30);
    world.pass(Duration.ofDays(60));
    world.cycle();
    assertThat(world.titles("home")).hasSize(30);
    assertThat(world.alice().explain().of("e21").toText()).contains("kept, because it is over");
  }

  @Test
  void whatIsToComeIsDeletedAsEver() {
    EdgeView edge = world.edge("feed", "home", Policy.title());
    world.sync(edge);
    world.pass(Duration.ofDays(5));
    forgets("e21", "e27");

    assertThat(world.sync(edge).deleted()).isEqualTo(1);
    assertThat(world.titles("home")).contains("Event 21").doesNotContain("Event 27");
  }

  @Test
  void whoeverDeletesAnEventOfThePastMeansIt() {
    EdgeView edge = world.edge("feed", "home", Policy.title());
    world.sync(edge);
    world.pass(Duration.ofDays(7));
    world.calendar("feed").delete(world.calendar("feed").idOf("e21").orElseThrow());

    assertThat(world.sync(edge).deleted()).as("a deletion that was told").isEqualTo(1);
  }

  @Test
  void aCalendarThatForgetsNothingMeansWhatItListsNoMore() {
    world.calendar("own").put("own21", event("Own 21", "2026-11-21T10:00:00"));
    world.calendar("own").put("own29", event("Own 29", "2026-11-29T10:00:00"));
    EdgeView edge = world.edge("own", "home", Policy.title());
    world.sync(edge);
    world.pass(Duration.ofDays(5));
    world.calendar("own").expireCursors();
    world.calendar("own").delete(world.calendar("own").idOf("own21").orElseThrow());

    assertThat(world.sync(edge).deleted()).isEqualTo(1);
  }

  @Test
  void anEdgeMayWishToForgetAsWell() {
    Policy policy = Policy.title().toBuilder().retention(Retention.pruneAfter(10)).build();
    EdgeView edge = world.edge("feed", "home", policy);
    world.sync(edge);
    world.pass(Duration.ofDays(7));
    forgets("e21", "e22");

    assertThat(world.sync(edge).deleted()).isEqualTo(2);
    world.kit().advance(Duration.ofDays(7));
    assertThat(world.titles("home"))
        .as("on 4 December: what was before 24 November")
        .doesNotContain("Event 23", "Team")
        .contains("Event 24", "Event 25");
  }
}

package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.event.EventText;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.MirrorShape.ShownDetails;
import dev.calsync.policy.Policy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Pain 9: the provider rewrites what it is given: it drops a link, wraps words into markup, cuts
 * them off. The tool compares what it finds with what it sent, and writes for ever.
 *
 * <p>Here what the target was seen to show after our write is kept beside what we wanted; only a
 * difference to that is somebody's edit (SEM-36).
 */
class Pain09PhantomChangesTest {

  private final World world = new World();
  private EdgeView edge;

  @BeforeEach
  void aProviderThatKnowsBetter() {
    world.calendar("home").habits().rewriting(Pain09PhantomChangesTest::rewritten);
    world.calendar("work").put("e", event("Review", "2026-12-01T10:00:00"));
    edge = world.edge("work", "home", Policy.full());
    world.sync(edge);
    assertThat(world.titles("home")).containsExactly("<p>Review</p>");
  }

  @AfterEach
  void end() {
    world.close();
  }

  private static MirrorShape rewritten(MirrorShape sent) {
    EventText words = sent.details().text();
    EventText own = new EventText("<p>" + words.title() + "</p>", "", "", "", List.of());
    ShownDetails details =
        new ShownDetails(own, sent.details().availability(), sent.details().visibility());
    return new MirrorShape(sent.time(), details, sent.recurrence(), sent.overrides());
  }

  @Test
  void aMonthOfReadingsIsAMonthOfSilence() {
    for (int day = 0; day < 30; day++) {
      world.calendar("home").expireCursors();
      world.cycle();
      world.pass(Duration.ofDays(1));
    }
    assertThat(world.writes()).isEqualTo(1);
  }

  @Test
  void aRealChangeIsOneWriteAndARealEditIsStillSeen() {
    world.calendar("work").put("e", event("Review", "2026-12-01T11:00:00"));
    world.sync(edge);
    assertThat(world.writes()).isEqualTo(2);

    world.calendar("home").edit(world.only("home"), event("Dentist", "2026-12-01T11:00:00"));
    world.sync(edge);
    assertThat(world.titles("home")).containsExactly("<p>Review</p>");
    world.cycle();
    assertThat(world.writes()).isEqualTo(3);
  }
}

package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.SyncSummary;
import dev.calsync.connector.RemoteId;
import dev.calsync.policy.Policy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Pain 22: one event that cannot be understood stops the whole calendar, for weeks, and nobody is
 * told which.
 *
 * <p>Here it stops itself: it keeps the mirror that it had, is named, and is read again when it
 * changes (INV-19).
 */
class Pain22OneBadEventTest {

  private static final int EVENTS = 25;

  private final World world = new World();
  private EdgeView edge;
  private RemoteId bad;

  @BeforeEach
  void oneOfManyIsSpoiled() {
    for (int i = 0; i < EVENTS; i++) {
      world.calendar("work").put("e" + i, event("Event " + i, "2026-12-01T10:00:00"));
    }
    edge = world.edge("work", "home", Policy.title());
    world.sync(edge);
    bad = world.calendar("work").idOf("e7").orElseThrow();
    world.calendar("work").spoil(bad);
  }

  @AfterEach
  void end() {
    world.close();
  }

  @Test
  void allOthersGoOn() {
    for (int i = 0; i < EVENTS; i++) {
      if (i != 7) {
        world.calendar("work").put("e" + i, event("Changed " + i, "2026-12-01T11:00:00"));
      }
    }
    SyncSummary summary = world.sync(edge);

    assertThat(summary.updated()).isEqualTo(EVENTS - 1);
    assertThat(summary.quarantined()).isEqualTo(1);
    assertThat(summary.deleted()).isZero();
    assertThat(world.titles("home")).contains("Event 7").hasSize(EVENTS);
    assertThat(world.alice().explain().of(bad.toString()).toText())
        .contains("cannot be understood: SPOILED at everywhere");
  }

  @Test
  void badFromTheFirstDayAndInEveryListing() {
    for (int i = 0; i < 5; i++) {
      world.calendar("work").expireCursors();
      assertThat(world.sync(edge).wroteAnything()).isFalse();
    }
    assertThat(world.titles("home")).hasSize(EVENTS);
  }

  @Test
  void onceItIsMendedItIsLikeAllOthers() {
    world.sync(edge);
    world.calendar("work").put("e7", event("Mended", "2026-12-01T10:00:00"));
    SyncSummary summary = world.sync(edge);

    assertThat(summary.updated()).isEqualTo(1);
    assertThat(summary.quarantined()).isZero();
    assertThat(world.titles("home")).contains("Mended").hasSize(EVENTS);
  }
}

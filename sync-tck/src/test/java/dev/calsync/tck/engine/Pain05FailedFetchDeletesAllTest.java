package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.failure.FailureClass;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Pain 5: the source answers 403, or half a list, or an empty one; the tool takes what it did not
 * see for deleted, and 241 copies go.
 *
 * <p>Here a reading is complete or it is an exception; only a complete one says that something is
 * gone, and even then emptiness waits for a person (INV-12).
 */
class Pain05FailedFetchDeletesAllTest {

  private static final int EVENTS = 40;

  private final World world = new World();
  private EdgeView edge;

  @BeforeEach
  void manyMirrors() {
    for (int i = 0; i < EVENTS; i++) {
      world.calendar("work").put("e" + i, event("Event", "2026-12-01T10:00:00"));
    }
    edge = world.edge("work", "home");
    world.sync(edge);
    assertThat(world.bodies("home")).hasSize(EVENTS);
  }

  @AfterEach
  void nothingWasDeleted() {
    assertThat(world.provider.writeLog()).noneMatch(it -> it.write() instanceof MirrorWrite.Delete);
    assertThat(world.bodies("home")).hasSize(EVENTS);
    world.close();
  }

  @ParameterizedTest
  @EnumSource(FailureClass.class)
  void aRefusalOfAnyKindIsNoListing(FailureClass failure) {
    world.calendar("work").expireCursors();
    world.provider.faults().failEveryCall(failure);
    for (int hour = 0; hour < 24; hour++) {
      world.sync(edge);
      world.pass(Duration.ofHours(1));
    }
    world.provider.faults().heal();
  }

  @Test
  void aListThatBreaksOffOnItsWayIsNoListing() {
    world.calendar("work").pagesOf(7);
    for (int page = 1; page <= 6; page++) {
      world.calendar("work").expireCursors();
      world.provider.faults().failCall(page, FailureClass.REJECTED);
      world.sync(edge);
      world.provider.faults().heal();
    }
  }

  @Test
  void anEmptyListHoweverOftenItIsReadIsHeldUntilSomebodySaysSo() {
    world.calendar("work").expireCursors();
    List.copyOf(world.calendar("work").objects())
        .forEach(part -> world.calendar("work").delete(part.id()));
    for (int day = 0; day < 7; day++) {
      assertThat(world.sync(edge).held()).isEqualTo(EVENTS);
      world.pass(Duration.ofDays(1));
    }
  }
}

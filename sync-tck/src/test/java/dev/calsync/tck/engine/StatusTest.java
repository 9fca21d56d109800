package dev.calsync.tck.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.EdgeView;
import dev.calsync.Health;
import dev.calsync.OwnerStatus;
import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.failure.CalsyncException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How connections, calendars and edges stand (R-G3). */
class StatusTest {

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  private OwnerStatus status() {
    return world.alice().status();
  }

  private OwnerStatus.OfCalendar calendar(CalendarId id) {
    return status().connections().stream()
        .flatMap(connection -> connection.calendars().stream())
        .filter(calendar -> calendar.calendar().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private OwnerStatus.OfEdge edge() {
    return status().edges().get(0);
  }

  @Test
  void whatWasJustMirroredIsWell() {
    world.calendar("work").put("a", World.event("Review", "2026-11-25T10:00"));
    EdgeView edge = world.edge("work", "home");
    assertThat(calendar(edge.source()).health()).isEqualTo(Health.FIRST_READING);
    assertThat(edge().health()).isEqualTo(Health.FIRST_READING);
    assertThat(edge().lastSuccessAt()).isEmpty();

    world.sync(edge);
    assertThat(status().connections())
        .extracting(OwnerStatus.OfConnection::health)
        .containsExactly(Health.WELL, Health.WELL);
    assertThat(edge().health()).isEqualTo(Health.WELL);
    assertThat(edge().lastSuccessAt()).isEqualTo(calendar(edge.source()).lastSuccessAt());
    assertThat(calendar(edge.source()).isFresh()).isTrue();
  }

  @Test
  void whatWasNotReadForLongerThanItsObjectiveIsStale() {
    EdgeView edge = world.edge("work", "home");
    world.sync(edge);
    world.pass(Duration.ofMinutes(40));
    assertThat(calendar(edge.source()).health()).isEqualTo(Health.WELL);
    world.pass(Duration.ofMinutes(1));
    assertThat(calendar(edge.source()).health()).isEqualTo(Health.STALE);
    assertThat(edge().health()).isEqualTo(Health.STALE);

    world.alice().calendars().objective(edge.source(), Duration.ofHours(1));
    assertThat(calendar(edge.source()).health()).isEqualTo(Health.WELL);
    assertThat(calendar(edge.source()).objective()).isEqualTo(Duration.ofHours(1));
    assertThat(calendar(edge.target()).health()).isEqualTo(Health.STALE);
    assertThat(calendar(edge.target()).age()).contains(Duration.ofMinutes(41));
  }

  @Test
  void heldMirrorsAreCountedWithTheirHold() {
    for (int i = 0; i < 30; i++) {
      world.calendar("work").put("e" + i, World.event("E" + i, "2026-11-25T10:00"));
    }
    EdgeView edge = world.edge("work", "home");
    world.sync(edge);
    for (int i = 0; i < 30; i++) {
      world.calendar("work").delete(world.calendar("work").idOf("e" + i).orElseThrow());
    }
    world.sync(edge);

    assertThat(edge().health()).isEqualTo(Health.HELD);
    assertThat(edge().held()).isEqualTo(30);
    assertThat(edge().holds()).isEqualTo(world.alice().holds().open());
    assertThat(edge().pendingWrites()).isZero();
  }

  @Test
  void whatFailsIsNamedAtItsCalendarAndItsEdge() {
    EdgeView edge = world.edge("work", "home");
    world.sync(edge);
    world.calendar("work").breakDown();
    world.sync(edge);

    assertThat(calendar(edge.source()).health()).isEqualTo(Health.FAILING);
    assertThat(calendar(edge.source()).problems())
        .extracting(problem -> problem.subject())
        .containsExactly("intake:" + edge.source().value());
    assertThat(edge().health()).isEqualTo(Health.FAILING);
    assertThat(edge().lastSuccessAt()).isEmpty();
    assertThat(calendar(edge.target()).health()).isEqualTo(Health.WELL);
  }

  @Test
  void anotherOwnerSeesNothingAndSetsNothing() {
    EdgeView edge = world.edge("work", "home");
    world.sync(edge);
    var bob = world.kit().calsync().owner(OwnerId.of("bob"));

    assertThat(bob.status()).isEqualTo(new OwnerStatus(List.of(), List.of()));
    assertThatThrownBy(() -> bob.calendars().objective(edge.source(), Duration.ofHours(1)))
        .isInstanceOfSatisfying(
            CalsyncException.class, e -> assertThat(e.code()).isEqualTo("NOT_FOUND"));
  }
}

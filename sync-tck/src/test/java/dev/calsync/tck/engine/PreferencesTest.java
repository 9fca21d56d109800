package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.EdgeView;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.failure.CalsyncException;
import dev.calsync.policy.ConnectionPreferences;
import dev.calsync.policy.Policy;
import dev.calsync.policy.WorkingHours;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobLogEntry;
import dev.calsync.test.SyncKit;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** R-A5. The world begins on a Friday at nine. */
class PreferencesTest {

  private static final Duration DAY = Duration.ofDays(1);

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void withoutAutoSyncNothingIsReadUnasked() {
    EdgeView edge = world.edge("work", "home", Policy.title());
    world.cycle();
    world.alice().connections().prefer(of("work"), usual().withoutAutoSync());
    world.kit().settle();

    assertThat(readingsWithin(DAY, "work")).isZero();
    world.calendar("work").put("e1", event("Event", "2026-12-01T10:00:00"));
    world.sync(edge);
    assertThat(world.titles("home")).containsExactly("Event");
  }

  @Test
  void autoSyncThatIsBackReadsAtOnceAndGoesOn() {
    world.edge("work", "home", Policy.title());
    world.cycle();
    world.alice().connections().prefer(of("work"), usual().withoutAutoSync());
    world.kit().settle();
    world.kit().advance(DAY);

    world.alice().connections().prefer(of("work"), usual());
    assertThat(readingsWithin(DAY, "work")).isGreaterThan(50);
  }

  @Test
  void aCalendarIsReadAsOftenAsItsOwnerPrefers() {
    world.edge("work", "home", Policy.title());
    world.alice().connections().prefer(of("work"), usual().every(Duration.ofHours(4)));
    world.cycle();

    assertThat(readingsWithin(DAY, "work")).isBetween(4L, 8L);
    assertThat(readingsWithin(DAY, "home")).isGreaterThan(50);
  }

  @Test
  void outsideWorkingHoursItIsReadMoreRarely() {
    world.edge("work", "home", Policy.title());
    world
        .alice()
        .connections()
        .prefer(of("work"), usual().mostlyIn(WorkingHours.weekdays("09:00", "17:00")));
    world.cycle();

    long atWork = readingsWithin(Duration.ofHours(8), "work");
    world.kit().advance(Duration.ofHours(2));
    long atNight = readingsWithin(Duration.ofHours(8), "work");
    assertThat(atWork).isGreaterThan(18);
    assertThat(atNight).isBetween(4L, 9L);
  }

  @Test
  void whatMayNotBeWrittenWaits() {
    world.calendar("work").put("e1", event("Event", "2026-12-01T10:00:00"));
    world.edge("work", "home", Policy.title());
    world.alice().connections().prefer(of("home"), usual().readOnly());
    world.cycle();
    assertThat(world.writes()).isZero();

    world.alice().connections().prefer(of("home"), usual());
    world.kit().settle();
    assertThat(world.titles("home")).containsExactly("Event");
  }

  /** INV-23. */
  @Test
  void nobodyPrefersAnythingForAnotherOwner() {
    world.connected("work");
    ConnectionId works = of("work");

    assertThatThrownBy(
            () ->
                world.kit().calsync().owner(OwnerId.of("bob")).connections().prefer(works, usual()))
        .isInstanceOfSatisfying(
            CalsyncException.class, no -> assertThat(no.code()).isEqualTo("NOT_FOUND"));
  }

  private static ConnectionPreferences usual() {
    return ConnectionPreferences.USUAL;
  }

  private ConnectionId of(String account) {
    return world.alice().connections().list().stream()
        .filter(it -> it.account().equals(account))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private long readingsWithin(Duration time, String calendar) {
    long before = readings(calendar);
    SyncKit kit = world.kit();
    for (Duration left = time; !left.isZero(); left = left.minusMinutes(5)) {
      kit.advance(Duration.ofMinutes(5));
    }
    return readings(calendar) - before;
  }

  private long readings(String calendar) {
    String id = world.alice().calendars().findByProviderId(calendar).orElseThrow().id().value();
    return world.store().jobLogs().before(World.ALICE, Long.MAX_VALUE, 10_000).stream()
        .map(JobLogEntry::job)
        .filter(job -> job.kind().equals(JobKind.INTAKE) && job.subject().equals(id))
        .count();
  }
}

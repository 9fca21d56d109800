package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.calendar.CalendarId;
import dev.calsync.connector.RemoteId;
import dev.calsync.store.AuditEntry;
import dev.calsync.store.AuditLine;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was kept long enough is erased every night, by itself (R-F6). */
class CleanUpTest {

  private static final Duration DAY = Duration.ofDays(1);
  private static final AuditLine LINE = new AuditLine("host", "CONNECT", "edge:e", "DONE");

  private final World world = new World();
  private final EdgeView edge = world.edge("work", "home");

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aDeletedEventIsForgottenThirtyDaysLaterAndItsMirrorsTombstoneWithIt() {
    world.calendar("work").put("stays", World.event("Stays", "2026-12-01T10:00"));
    RemoteId gone = world.calendar("work").put("gone", World.event("Gone", "2026-12-01T12:00"));
    world.sync(edge);
    world.calendar("work").delete(gone);
    world.sync(edge);

    days(29);
    assertThat(events()).containsExactly("gone", "stays");
    days(3);
    assertThat(events()).containsExactly("stays");
    assertThat(world.store().targets().page(ALICE, edge.id(), Optional.empty(), 9))
        .extracting(row -> row.key().uid())
        .containsExactly("stays");
    assertThat(world.titles("home")).hasSize(1);
  }

  @Test
  void linesOfTheLogsAreErasedAfterNinetyDays() {
    for (int i = 0; i < 2_000; i++) {
      world.store().audit().append(ALICE, LINE);
    }
    days(60);
    world.store().audit().append(ALICE, LINE);

    days(29);
    assertThat(world.store().audit().after(ALICE, 0, 9_999))
        .filteredOn(entry -> entry.line().equals(LINE))
        .hasSize(2_001);
    days(3);
    assertThat(world.store().audit().after(ALICE, 0, 9_999))
        .extracting(AuditEntry::line)
        .containsExactly(LINE);
  }

  @Test
  void everyOwnerWithAConnectionHasOneAndItRunsOnceANight() {
    JobKey job = new JobKey(JobKind.CLEAN_UP, ALICE.value());
    days(3);

    JobView cleaning = world.store().jobs().find(ALICE, job).orElseThrow();
    assertThat(cleaning.failure()).isEmpty();
    assertThat(world.store().jobLogs().of(ALICE, job, Long.MAX_VALUE, 99)).hasSize(3);
    assertThat(cleaning.dueIn())
        .hasValueSatisfying(due -> assertThat(due).isLessThanOrEqualTo(DAY));
  }

  /** Days go by, looked at every few hours. */
  private void days(int number) {
    for (int i = 0; i < number * 4; i++) {
      world.kit().advance(Duration.ofHours(6));
    }
  }

  private List<String> events() {
    CalendarId work = edge.source();
    return world.store().sources().changedSince(ALICE, work, 0, 9).stream()
        .map(row -> row.uid())
        .sorted()
        .toList();
  }
}

package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.ANN;
import static dev.calsync.tck.store.Bench.BOB;
import static dev.calsync.tck.store.Bench.hours;
import static dev.calsync.tck.store.Bench.intake;
import static dev.calsync.tck.store.Bench.minutes;
import static dev.calsync.tck.store.Bench.seconds;
import static dev.calsync.tck.store.LogScene.audited;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.store.AuditEntry;
import dev.calsync.store.AuditLine;
import dev.calsync.store.AuditStore;
import dev.calsync.store.JobLogEntry;
import dev.calsync.store.JobLogEntry.Result;
import dev.calsync.store.JobLogQueries;
import dev.calsync.store.JobView;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What ran, and who asked for what (R-D5, R-F4). */
public interface LogContract extends StoreContract {

  @Test
  default void g01_everyRunThatEndedIsLoggedNewestFirst() {
    LogScene log = new LogScene(rig());
    log.run(intake("a"), JobScene.DONE);
    rig().advance(minutes(1));
    log.run(intake("b"), JobScene.failed(hours(9)));
    log.run(intake("c"), JobScene.DEAD);

    List<JobLogEntry> entries = jobLogs().before(ANN, Long.MAX_VALUE, 3);

    assertThat(entries)
        .extracting(JobLogEntry::job)
        .containsExactly(intake("c"), intake("b"), intake("a"));
    assertThat(entries)
        .extracting(JobLogEntry::result)
        .containsExactly(Result.DEAD, Result.FAILED, Result.DONE);
    assertThat(entries)
        .extracting(JobLogEntry::failure)
        .containsExactly(
            Optional.of(new JobView.Failure("HOPELESS", "It will never work")),
            Optional.of(new JobView.Failure("FILE_BUSY", "The file is busy")),
            Optional.empty());
    assertThat(entries)
        .allSatisfy(
            entry -> {
              assertThat(entry.counts()).isEqualTo(Map.of("read", 3L));
              assertThat(entry.took()).isEqualTo(seconds(2));
            });
    assertThat(Duration.between(entries.get(2).endedAt(), entries.get(1).endedAt()))
        .isEqualTo(minutes(1));
  }

  @Test
  default void g01_aSliceIsARunAndWhatDidNotRunIsNone() {
    LogScene log = new LogScene(rig());
    log.run(intake("a"), JobScene.YIELDED);
    JobScene jobs = new JobScene(rig());
    jobs.end(jobs.claimOne().lease(), intake("unknown"), JobScene.DONE);

    assertThat(jobLogs().before(ANN, Long.MAX_VALUE, 9))
        .extracting(JobLogEntry::result)
        .containsExactly(Result.YIELDED);
  }

  @Test
  default void g02_theLogOfRunsIsPagedByPosition() {
    LogScene log = new LogScene(rig());
    for (String subject : List.of("a", "b", "c", "d")) {
      log.run(intake(subject), JobScene.DONE);
    }

    List<JobLogEntry> first = jobLogs().before(ANN, Long.MAX_VALUE, 3);
    List<JobLogEntry> rest = jobLogs().before(ANN, first.get(2).position(), 3);

    assertThat(first)
        .extracting(JobLogEntry::job)
        .containsExactly(intake("d"), intake("c"), intake("b"));
    assertThat(rest).extracting(JobLogEntry::job).containsExactly(intake("a"));
    assertThat(jobLogs().before(ANN, rest.get(0).position(), 3)).isEmpty();
    assertThat(jobLogs().before(BOB, Long.MAX_VALUE, 3)).isEmpty();
  }

  @Test
  default void g03_theRunsOfOneJobAreFoundByItsKey() {
    LogScene log = new LogScene(rig());
    log.run(intake("a"), JobScene.DONE).run(intake("b"), JobScene.DONE);
    log.run(intake("a"), JobScene.DEAD);

    List<JobLogEntry> first = jobLogs().of(ANN, intake("a"), Long.MAX_VALUE, 1);

    assertThat(first).extracting(JobLogEntry::result).containsExactly(Result.DEAD);
    assertThat(jobLogs().of(ANN, intake("a"), first.get(0).position(), 9))
        .extracting(JobLogEntry::result)
        .containsExactly(Result.DONE);
    assertThat(jobLogs().of(BOB, intake("a"), Long.MAX_VALUE, 9)).isEmpty();
  }

  @Test
  default void g11_linesOfTheAuditLogAreNumberedWithoutGapsAndKeptAsTheyAre() {
    AuditLine long128 =
        new AuditLine("é".repeat(128), "A".repeat(64), "字".repeat(128), "B".repeat(64));
    assertThat(audit().append(ANN, audited("hold:h1"))).isEqualTo(1);
    rig().advance(minutes(3));
    assertThat(audit().append(ANN, long128)).isEqualTo(2);
    assertThat(audit().append(BOB, audited("hold:h2"))).isEqualTo(1);

    List<AuditEntry> entries = audit().after(ANN, 0, 9);

    assertThat(entries).extracting(AuditEntry::position).containsExactly(1L, 2L);
    assertThat(entries).extracting(AuditEntry::line).containsExactly(audited("hold:h1"), long128);
    assertThat(Duration.between(entries.get(0).at(), entries.get(1).at())).isEqualTo(minutes(3));
  }

  @Test
  default void g12_theAuditLogIsReadBothWays() {
    for (String subject : List.of("s:1", "s:2", "s:3", "s:4")) {
      audit().append(ANN, audited(subject));
    }

    assertThat(audit().after(ANN, 1, 2)).extracting(AuditEntry::position).containsExactly(2L, 3L);
    assertThat(audit().after(ANN, 4, 2)).isEmpty();
    assertThat(audit().before(ANN, Long.MAX_VALUE, 2))
        .extracting(AuditEntry::position)
        .containsExactly(4L, 3L);
    assertThat(audit().before(ANN, 3, 9)).extracting(AuditEntry::position).containsExactly(2L, 1L);
    assertThat(audit().before(ANN, 1, 9)).isEmpty();
    assertThat(audit().before(BOB, Long.MAX_VALUE, 9)).isEmpty();
  }

  @Test
  default void g13_manyWhoWriteTheAuditLogMissNoNumber() throws Exception {
    List<Long> positions =
        Crowd.together(
            4,
            () ->
                List.of(audit().append(ANN, audited("s:1")), audit().append(ANN, audited("s:2"))));

    assertThat(positions)
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 8).boxed().toList());
  }

  private JobLogQueries jobLogs() {
    return rig().store().jobLogs();
  }

  private AuditStore audit() {
    return rig().store().audit();
  }
}

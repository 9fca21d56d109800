package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.ANN;
import static dev.calsync.tck.store.Bench.BOB;
import static dev.calsync.tck.store.Bench.intake;
import static dev.calsync.tck.store.Bench.minutes;
import static dev.calsync.tck.store.LogScene.audited;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.failure.PositionExpiredException;
import dev.calsync.store.AuditEntry;
import dev.calsync.store.JobLogEntry;
import dev.calsync.store.JournalEntry;
import dev.calsync.store.RetentionStore;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was kept long enough is erased, oldest first (R-F6, R-L4). */
public interface RetentionContract extends StoreContract {

  @Test
  default void g21_oldJournalLinesAreErasedAndYoungerOnesStay() {
    LogScene log = new LogScene(rig()).tell("a", "b");
    rig().advance(minutes(10));
    log.tell("a", "c");
    rig().advance(minutes(10));

    assertThat(retention().eraseJournal(ANN, minutes(21), 9)).isZero();
    assertThat(retention().eraseJournal(BOB, minutes(1), 9)).isZero();
    assertThat(retention().eraseJournal(ANN, minutes(20), 9)).isEqualTo(2);

    assertThat(uids(LogScene.kept(rig(), ANN, 9))).containsExactly("a", "c");
    assertThat(rig().store().journal().of(ANN, "a", 9)).hasSize(1);
    assertThat(rig().store().journal().of(ANN, "b", 9)).isEmpty();
  }

  @Test
  default void g22_aPositionBeforeWhatWasErasedIsRefusedAndSaysWhereToGoOn() {
    LogScene log = new LogScene(rig()).tell("a", "b", "c");
    List<JournalEntry> all = rig().store().journal().after(ANN, 0, 9);
    rig().advance(minutes(1));
    retention().eraseJournal(ANN, minutes(1), 2);

    long first = all.get(0).position();
    long second = all.get(1).position();
    for (long position : List.of(0L, first)) {
      assertThatThrownBy(() -> rig().store().journal().after(ANN, position, 9))
          .isInstanceOfSatisfying(
              PositionExpiredException.class,
              expired -> {
                assertThat(expired.code()).isEqualTo("POSITION_EXPIRED");
                assertThat(expired.asked()).isEqualTo(position);
                assertThat(expired.oldest()).isEqualTo(second);
              });
    }
    assertThat(uids(rig().store().journal().after(ANN, second, 9))).containsExactly("c");
    log.tell("d");
    assertThat(uids(rig().store().journal().after(ANN, second, 9))).containsExactly("c", "d");
  }

  @Test
  default void g23_aJournalThatWasErasedToItsEndGoesOnWhereItWas() {
    LogScene log = new LogScene(rig()).tell("a", "b");
    long newest = rig().store().journal().newest(ANN);
    rig().advance(minutes(1));
    assertThat(retention().eraseJournal(ANN, minutes(1), 2)).isEqualTo(2);
    assertThat(retention().eraseJournal(ANN, minutes(1), 2)).isZero();

    assertThat(rig().store().journal().newest(ANN)).isEqualTo(newest);
    assertThat(rig().store().journal().after(ANN, newest, 9)).isEmpty();
    assertThatThrownBy(() -> rig().store().journal().after(ANN, newest - 1, 9))
        .isInstanceOf(PositionExpiredException.class);
    rig().reopen();
    assertThat(rig().store().journal().newest(ANN)).isEqualTo(newest);
    log.tell("c");
    assertThat(uids(rig().store().journal().after(ANN, newest, 9))).containsExactly("c");
    assertThat(rig().store().journal().newest(ANN)).isGreaterThan(newest);
  }

  @Test
  default void g24_noMoreIsErasedThanAskedFor() {
    new LogScene(rig()).tell("a", "b", "c");
    rig().advance(minutes(1));

    assertThat(retention().eraseJournal(ANN, minutes(1), 2)).isEqualTo(2);
    assertThat(uids(LogScene.kept(rig(), ANN, 9))).containsExactly("c");
    assertThat(retention().eraseJournal(ANN, minutes(1), 2)).isEqualTo(1);
  }

  @Test
  default void g25_oldLinesOfTheAuditLogAreErasedAndTheirNumbersNotGivenOutAgain() {
    rig().store().audit().append(ANN, audited("s:1"));
    rig().store().audit().append(ANN, audited("s:2"));
    rig().store().audit().append(BOB, audited("s:3"));
    rig().advance(minutes(5));
    rig().store().audit().append(ANN, audited("s:4"));

    assertThat(retention().eraseAudit(ANN, minutes(6), 9)).isZero();
    assertThat(retention().eraseAudit(ANN, minutes(5), 1)).isEqualTo(1);
    assertThat(retention().eraseAudit(ANN, minutes(5), 9)).isEqualTo(1);

    assertThat(rig().store().audit().after(ANN, 0, 9))
        .extracting(AuditEntry::position)
        .containsExactly(3L);
    assertThat(rig().store().audit().after(BOB, 0, 9)).hasSize(1);
    assertThat(retention().eraseAudit(ANN, minutes(0), 9)).isEqualTo(1);
    assertThat(rig().store().audit().append(ANN, audited("s:5"))).isEqualTo(4);
  }

  @Test
  default void g26_oldRunsAreErasedFromTheLog() {
    LogScene log = new LogScene(rig());
    log.run(intake("a"), JobScene.DONE).run(intake("b"), JobScene.DONE);
    rig().advance(minutes(5));
    log.run(intake("a"), JobScene.DEAD);

    assertThat(retention().eraseJobLogs(BOB, minutes(5), 9)).isZero();
    assertThat(retention().eraseJobLogs(ANN, minutes(5), 1)).isEqualTo(1);
    assertThat(retention().eraseJobLogs(ANN, minutes(5), 9)).isEqualTo(1);

    assertThat(rig().store().jobLogs().before(ANN, Long.MAX_VALUE, 9))
        .extracting(JobLogEntry::result)
        .containsExactly(JobLogEntry.Result.DEAD);
    assertThat(rig().store().jobs().find(ANN, intake("b"))).isPresent();
  }

  private RetentionStore retention() {
    return rig().store().retention();
  }

  private static List<String> uids(List<JournalEntry> entries) {
    return entries.stream().map(entry -> entry.line().uid()).toList();
  }
}

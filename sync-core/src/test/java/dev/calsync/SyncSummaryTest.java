package dev.calsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyncSummaryTest {

  private static final Problem PROBLEM =
      new Problem("TIMEOUT", "intake:c1", "Calendar c1 did not answer in 30 s");

  @Test
  void whatWasWrittenIsToldInOneLine() {
    assertThat(new SyncSummary(3, 2, 1, 40, 0, 0, 0, true, List.of()).summary())
        .isEqualTo("Created 3, updated 2, deleted 1, unchanged 40.");
  }

  @Test
  void nothingToDoIsSaidSo() {
    assertThat(new SyncSummary(0, 0, 0, 40, 0, 0, 0, true, List.of()).summary())
        .isEqualTo("Nothing to do, unchanged 40.");
  }

  @Test
  void whatNeedsAttentionIsCounted() {
    assertThat(new SyncSummary(1, 0, 0, 5, 19, 2, 3, true, List.of()).summary())
        .isEqualTo(
            "Created 1, updated 0, deleted 0, unchanged 5, 19 held, 2 unreadable, 3 refused.");
  }

  /** Something that failed, waits or goes on is not "nothing to do". */
  @Test
  void nothingWrittenIsNotNothingToDo() {
    assertThat(new SyncSummary(0, 0, 0, 0, 0, 0, 0, true, List.of(PROBLEM)).summary())
        .isEqualTo("Nothing written, unchanged 0, 1 failed. Calendar c1 did not answer in 30 s.");
    assertThat(new SyncSummary(0, 0, 0, 4, 0, 0, 0, false, List.of()).summary())
        .isEqualTo("Nothing written, unchanged 4, not finished yet.");
    assertThat(new SyncSummary(0, 0, 0, 1, 19, 0, 0, true, List.of()).summary())
        .isEqualTo("Nothing written, unchanged 1, 19 held.");
    assertThat(new SyncSummary(0, 0, 0, 1, 0, 0, 2, true, List.of()).summary())
        .isEqualTo("Nothing written, unchanged 1, 2 refused.");
  }

  /** Unreadable objects are no work of ours; they wait for somebody else. */
  @Test
  void unreadableObjectsAloneAreNothingToDo() {
    assertThat(new SyncSummary(0, 0, 0, 1, 0, 2, 0, true, List.of()).summary())
        .isEqualTo("Nothing to do, unchanged 1, 2 unreadable.");
  }

  @Test
  void failuresAreProblemsAndRefusals() {
    assertThat(new SyncSummary(0, 0, 0, 0, 0, 0, 2, true, List.of(PROBLEM)).failed()).isEqualTo(3);
    assertThat(new SyncSummary(0, 0, 0, 0, 9, 9, 0, true, List.of()).failed()).isZero();
  }

  @Test
  void anyWriteIsAWrite() {
    assertThat(new SyncSummary(1, 0, 0, 0, 0, 0, 0, true, List.of()).wroteAnything()).isTrue();
    assertThat(new SyncSummary(0, 1, 0, 0, 0, 0, 0, true, List.of()).wroteAnything()).isTrue();
    assertThat(new SyncSummary(0, 0, 1, 0, 0, 0, 0, true, List.of()).wroteAnything()).isTrue();
    assertThat(new SyncSummary(0, 0, 0, 9, 9, 9, 9, true, List.of()).wroteAnything()).isFalse();
  }

  @Test
  void aSummaryKeepsWhatItWasGiven() {
    List<Problem> problems = new ArrayList<>(List.of(PROBLEM));
    SyncSummary summary = new SyncSummary(0, 0, 0, 0, 0, 0, 0, true, problems);
    problems.clear();

    assertThat(summary.problems()).containsExactly(PROBLEM);
  }
}

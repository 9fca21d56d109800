package dev.calsync.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.RemoteId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreValuesTest {

  private static final Lane LANE =
      new Lane(new OwnerId("ann"), new ConnectionId("home"), Lane.Direction.OUT);
  private static final JobKey JOB = new JobKey(JobKind.PLAN, "e1");

  @Test
  void theNameOfAHoldHasOneTo64Characters() {
    assertThat(new HoldId("h")).hasToString("h");
    assertThat(new HoldId("h".repeat(64)).value()).hasSize(64);
    assertThatIllegalArgumentException().isThrownBy(() -> new HoldId(""));
    assertThatIllegalArgumentException().isThrownBy(() -> new HoldId("h".repeat(65)));
  }

  @Test
  void theSubjectOfAJobHasOneTo64Characters() {
    assertThat(new JobKey(JobKind.INTAKE, "s".repeat(64)).subject()).hasSize(64);
    assertThatIllegalArgumentException().isThrownBy(() -> new JobKey(JobKind.INTAKE, ""));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new JobKey(JobKind.INTAKE, "s".repeat(65)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Intake", "in-take", "intake2", "a b", "äther"})
  void kindsAreLowerCaseWithUnderscores(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> new JobKind(name));
    assertThatIllegalArgumentException().isThrownBy(() -> new RecordKind(name));
  }

  @Test
  void kindsHaveOneTo32Characters() {
    assertThat(new JobKind("a_".repeat(16)).name()).hasSize(32);
    assertThat(new RecordKind("a_".repeat(16)).name()).hasSize(32);
    assertThatIllegalArgumentException().isThrownBy(() -> new JobKind("a".repeat(33)));
    assertThatIllegalArgumentException().isThrownBy(() -> new RecordKind("a".repeat(33)));
  }

  @Test
  void aRequestIsNotForThePast() {
    assertThat(new JobRequest(JOB, LANE, Duration.ZERO, "now").delay()).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new JobRequest(JOB, LANE, Duration.ofMillis(-1), "before"));
  }

  @Test
  void lanesAndJobsAreNamedInLogsByTheirIds() {
    assertThat(LANE).hasToString("ann/home/OUT");
    assertThat(JOB).hasToString("plan:e1");
  }

  @Test
  void countsAndFactsAreCopiedAndSortedByName() {
    Map<String, Long> counts = new HashMap<>(Map.of("updated", 1L, "created", 2L));
    JobRun run = new JobRun(JOB, new RunEnd.Yielded(), counts, Duration.ZERO);
    Map<String, String> facts = new HashMap<>(Map.of("part", "MASTER", "hold", "h"));
    JournalLine line =
        new JournalLine("A", "r", new CalendarId("c"), Optional.empty(), "u", "R", facts);
    counts.clear();
    facts.clear();

    assertThat(run.counts().keySet()).containsExactly("created", "updated");
    assertThat(line.facts().keySet()).containsExactly("hold", "part");
    assertThatThrownBy(() -> run.counts().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> line.facts().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void aPageKeepsWhatItWasGiven() {
    List<RemoteId> removed = new ArrayList<>(List.of(new RemoteId("r")));
    PageCommit page =
        new PageCommit(
            new CalendarId("c"),
            new Pass("p", Pass.Kind.FULL),
            List.of(),
            removed,
            List.of(),
            List.of(),
            Optional.empty());
    removed.clear();

    assertThat(page.removed()).containsExactly(new RemoteId("r"));
  }

  @Test
  void aPlanKeepsWhatItWasGiven() {
    List<JournalLine> journal = new ArrayList<>();
    PlanCommit plan =
        new PlanCommit(
            new EdgeId("e"),
            EdgeState.NEW,
            new EdgeState(1, "b"),
            List.of(),
            Optional.empty(),
            journal);
    journal.add(
        new JournalLine("A", "r", new CalendarId("c"), Optional.empty(), "", "R", Map.of()));

    assertThat(plan.journal()).isEmpty();
  }

  @Test
  void aStateThatNoPartIsInCountsAsNone() {
    EdgeTally tally = new EdgeTally(3, 0, 0, 0, 0, Map.of(MirrorState.DUE, 2L));

    assertThat(tally.parts(MirrorState.DUE)).isEqualTo(2);
    assertThat(tally.parts(MirrorState.HELD)).isZero();
  }

  @Test
  void anEventLivesUntilThereIsEvidenceOfItsDeletion() {
    CanonicalRow row =
        new CanonicalRow("u", 1, 1, FormBytes.NONE, Optional.empty(), Optional.empty());
    Evidence evidence = new Evidence(Evidence.Kind.ABSENCE, "p");

    assertThat(row.live()).isTrue();
    assertThat(
            new CanonicalRow("u", 2, 2, FormBytes.NONE, Optional.of(evidence), Optional.empty())
                .live())
        .isFalse();
  }
}

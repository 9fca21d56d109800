package dev.calsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.directory.Records;
import dev.calsync.engine.sample.Mirrors;
import dev.calsync.engine.sample.Port;
import dev.calsync.event.EventText;
import dev.calsync.failure.CalsyncException;
import dev.calsync.host.SyncListener;
import dev.calsync.policy.Policy;
import dev.calsync.policy.SyncMode;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobState;
import dev.calsync.store.JobView;
import dev.calsync.store.JournalQueries;
import dev.calsync.store.Lane;
import dev.calsync.store.SyncStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FacadeValuesTest {

  private static final OwnerId ANN = OwnerId.of("ann");

  @Test
  void aConnectResultPicksByKind() {
    ConnectResult refused = new ConnectResult.Refused("path", "NO_FOLDER", "There is none.");
    ConnectResult connected = new Connected(ConnectionId.of("n1"), List.of(), List.of());

    assertThat(refused.<String>match(yes -> "yes", no -> no.code())).isEqualTo("NO_FOLDER");
    assertThat(connected.<String>match(yes -> yes.id().value(), no -> "no")).isEqualTo("n1");
  }

  @Test
  void aRefusalCanBeThrownWithTheFieldAtFault() {
    ConnectionRefusedException refused =
        new ConnectionRefusedException(
            new ConnectResult.Refused("path", "NO_FOLDER", "There is none."));

    assertThat(refused.field()).isEqualTo("path");
    assertThat(refused.code()).isEqualTo("NO_FOLDER");
    assertThat(refused).hasMessage("There is none.");
    assertThat(refused.retryable()).isFalse();
  }

  @Test
  void theFirstCalendarIsTheCalendarOfAnAccountOfOne() {
    CalendarView one = CalendarView.of(Records.calendar("c1"));
    CalendarView two = CalendarView.of(Records.calendar("c2"));

    assertThat(new Connected(ConnectionId.of("n1"), List.of(one, two), List.of()).calendar())
        .isEqualTo(one);
    assertThatIllegalStateException()
        .isThrownBy(() -> new Connected(ConnectionId.of("n1"), List.of(), List.of()).calendar())
        .withMessageContaining("n1");
  }

  @Test
  void valuesKeepWhatTheyWereGiven() {
    List<EventText> samples = new ArrayList<>(List.of(EventText.titled("Dentist")));
    List<String> lines = new ArrayList<>(List.of("a"));
    Connected connected = new Connected(ConnectionId.of("n1"), List.of(), samples);
    Explanation explanation = new Explanation(true, lines);
    samples.clear();
    lines.clear();

    assertThat(connected.samples()).hasSize(1);
    assertThat(explanation.lines()).containsExactly("a");
  }

  @Test
  void anExplanationIsLines() {
    assertThat(new Explanation(true, List.of("Event u", "  is there")).toText())
        .isEqualTo("Event u\n  is there\n");
  }

  @Test
  void viewsShowTheRecordsAsTheyAre() {
    EdgeView edge = EdgeView.of(Records.edge("e1", "c1", "c2", Policy.title()));
    CalendarView calendar = CalendarView.of(Records.calendar("c1"));

    assertThat(edge)
        .isEqualTo(
            new EdgeView(
                EdgeId.of("e1"),
                "key of e1",
                List.of(CalendarId.of("c1")),
                CalendarId.of("c2"),
                Policy.title(),
                1,
                0,
                SyncMode.LIVE));
    assertThat(calendar.displayName()).isEqualTo("The calendar c1");
    assertThat(calendar.ref()).isEqualTo(Records.calendar("c1").ref());
  }

  @Test
  void aProblemIsTheFailureOfAJob() {
    JobKey job = new JobKey(JobKind.INTAKE, "c1");

    assertThat(Problem.of(Optional.of(view(job, new JobView.Failure("TIMEOUT", "no answer")))))
        .contains(new Problem("TIMEOUT", "intake:c1", "no answer"));
    assertThat(Problem.of(Optional.of(view(job, null)))).isEmpty();
    assertThat(Problem.of(Optional.empty())).isEmpty();
  }

  private static JobView view(JobKey job, JobView.Failure failure) {
    return new JobView(
        job,
        new Lane(ANN, ConnectionId.of("n1"), Lane.Direction.IN),
        JobState.FAILED,
        1,
        1,
        1,
        1,
        Optional.empty(),
        Optional.ofNullable(failure),
        Map.of());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 1_001})
  void aPageOfTheJournalHasOneTo1000Entries(int limit) {
    JournalQueries queries =
        Port.with(JournalQueries.class, Map.of("after", arguments -> List.of()));
    Journal journal = new Journal(queries, ANN);

    assertThat(journal.after(0, 1)).isEmpty();
    assertThat(journal.after(0, 1_000)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> journal.after(0, limit));
  }

  @Test
  void aListenerThatThrowsDisturbsNobody() {
    AtomicInteger heard = new AtomicInteger();
    SyncListener rude =
        new SyncListener() {
          @Override
          public void runFailed(OwnerId owner, String failure, String subject) {
            heard.incrementAndGet();
            throw new IllegalStateException("rude");
          }

          @Override
          public void pageRead(OwnerId owner, CalendarId calendar, long items) {
            heard.incrementAndGet();
            throw new IllegalStateException("rude");
          }

          @Override
          public void mirrorsWritten(OwnerId owner, CalendarId target, int written) {
            heard.incrementAndGet();
            throw new IllegalStateException("rude");
          }

          @Override
          public void held(OwnerId owner, EdgeId edge, int events) {
            heard.incrementAndGet();
            throw new IllegalStateException("rude");
          }
        };
    QuietListener quiet = new QuietListener(rude);

    quiet.runFailed(ANN, "TIMEOUT", "c1");
    quiet.pageRead(ANN, CalendarId.of("c1"), 1);
    quiet.mirrorsWritten(ANN, CalendarId.of("c1"), 1);
    quiet.held(ANN, EdgeId.of("e1"), 1);

    assertThat(heard).hasValue(4);
  }

  @Test
  void whatTheBuilderNeedsIsNamed() {
    SyncStore store = Port.with(SyncStore.class, Map.of());

    assertThatIllegalStateException()
        .isThrownBy(() -> CalendarSync.builder().build())
        .withMessageContaining("store");
    assertThatIllegalStateException()
        .isThrownBy(() -> CalendarSync.builder().store(store).build())
        .withMessageContaining("keys");
  }

  /** R-F5: another installation over an existing store would orphan every mirror. */
  @Test
  void theStoreOfAnotherInstallationIsRefused() {
    SyncStore store =
        Port.with(SyncStore.class, Map.of("bindInstallation", arguments -> "the-old-one"));

    assertThatThrownBy(
            () -> CalendarSync.builder().store(store).keys(Mirrors.keys("the-new-one", 7)).build())
        .isInstanceOfSatisfying(
            CalsyncException.class,
            changed -> assertThat(changed.code()).isEqualTo("INSTALLATION_CHANGED"))
        .hasMessageContainingAll("the-old-one", "the-new-one");
  }
}

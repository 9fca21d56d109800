package dev.calsync.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.failure.StaleLeaseException;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobRequest;
import dev.calsync.store.Lane;
import dev.calsync.store.LaneEnd;
import dev.calsync.store.Lease;
import dev.calsync.store.Pass;
import dev.calsync.store.SyncStore;
import dev.calsync.test.InMemorySyncStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A fence that nobody runs against is not shown to hold, so refusals are counted. */
class RefusalsTest {

  private final List<String> heard = new ArrayList<>();
  private final SyncStore store =
      Refusals.told(new InMemorySyncStore(Clock.systemUTC()), heard::add);

  @Test
  void whatTheHolderDoesIsNotHeardOf() {
    Lease lease = claimed();
    begin(lease);
    giveBack(lease);

    assertThat(heard).isEmpty();
  }

  @Test
  void aWriteUnderALostLeaseIsRefusedAndHeardOf() {
    Lease lease = claimed();
    giveBack(lease);

    assertThatExceptionOfType(StaleLeaseException.class).isThrownBy(() -> begin(lease));
    assertThat(heard).containsExactly("beginPass");
  }

  @Test
  void anEndUnderALostLeaseIsHeardOfThoughItOnlyAnswers() {
    Lease lease = claimed();
    giveBack(lease);
    giveBack(lease);

    assertThat(heard).containsExactly("finishRuns");
  }

  private Lease claimed() {
    Lane lane = new Lane(OwnerId.of("owner"), ConnectionId.of("c-1"), Lane.Direction.IN);
    JobKey job = new JobKey(JobKind.INTAKE, "calendar");
    store.jobs().requestJobs(List.of(new JobRequest(job, lane, Duration.ZERO, "TEST")));
    return store.jobs().claimLanes("node", 1, Duration.ofMinutes(1)).get(0).lease();
  }

  private void begin(Lease lease) {
    store.intake().beginPass(lease, CalendarId.of("calendar"), new Pass("pass", Pass.Kind.FULL));
  }

  private void giveBack(Lease lease) {
    store.jobs().finishRuns(List.of(new LaneEnd(lease, List.of(), true, Optional.empty())));
  }
}

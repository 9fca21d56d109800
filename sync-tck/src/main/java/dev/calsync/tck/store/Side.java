package dev.calsync.tck.store;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.store.ClaimedLane;
import dev.calsync.store.Lane;
import dev.calsync.store.Lease;
import dev.calsync.store.Pass;
import dev.calsync.store.SyncStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One of the two stores of a comparison, with the leases that it gave. */
final class Side {

  private static final OwnerId SURVEYOR = OwnerId.of("surveyor");
  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final int ALL = 1_000;

  private final StoreRig rig;
  private final Map<Lane, Lease> leases = new HashMap<>();
  private final Instant epoch;

  private Side(StoreRig rig) {
    this.rig = rig;
    this.epoch = surveyEpoch();
  }

  static Side of(StoreRig rig) {
    return new Side(rig);
  }

  /** What the store's clock shows now, found out through a reading by an owner of no interest. */
  private Instant surveyEpoch() {
    Lease lease = JobScene.hold(rig, Bench.in(SURVEYOR));
    CalendarId calendar = CalendarId.of("survey");
    Pass pass = new Pass("survey", Pass.Kind.FULL);
    rig.store().intake().beginPass(lease, calendar, pass);
    rig.store().intake().completePass(lease, calendar, pass, true, 0);
    return rig.store()
        .sources()
        .calendarState(SURVEYOR, calendar)
        .lastRead()
        .orElseThrow()
        .startedAt();
  }

  StoreRig rig() {
    return rig;
  }

  SyncStore store() {
    return rig.store();
  }

  Instant epoch() {
    return epoch;
  }

  /** The lease that this store gave last for a lane, good or stale. */
  Lease lease(Lane lane) {
    return leases.getOrDefault(lane, new Lease(lane, 0));
  }

  /** Claims all that is due, so that the order of turns is of no consequence. */
  List<ClaimedLane> claimAll() {
    List<ClaimedLane> claimed = store().jobs().claimLanes("fuzz", ALL, LEASE);
    claimed.forEach(lane -> leases.put(lane.lease().lane(), lane.lease()));
    return claimed;
  }
}

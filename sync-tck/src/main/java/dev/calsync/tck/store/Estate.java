package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.ANN;
import static dev.calsync.tck.store.Bench.bytes;
import static dev.calsync.tck.store.Bench.in;
import static dev.calsync.tck.store.Bench.line;
import static dev.calsync.tck.store.Bench.minutes;
import static dev.calsync.tck.store.SourceScene.DELTA;
import static dev.calsync.tck.store.SourceScene.managed;

import dev.calsync.store.Conflict;
import dev.calsync.store.ConflictId;
import dev.calsync.store.HoldId;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.OriginEdit;
import dev.calsync.store.RunPin;
import java.time.Instant;
import java.util.List;

/**
 * A full house of Ann's, and beside it all that her own questions and decisions are about: each of
 * them has an answer or an effect now.
 */
final class Estate {

  private final StoreRig rig;
  private final FullHouse house;
  private final MirrorScene mirrors;

  private Estate(StoreRig rig) {
    this.rig = rig;
    house = FullHouse.of(rig, ANN);
    mirrors = house.mirrors();
  }

  static FullHouse of(StoreRig rig) {
    Estate estate = new Estate(rig);
    estate.events();
    estate.mirrors();
    estate.decisions();
    estate.access();
    return estate.house;
  }

  private void events() {
    SourceScene source = mirrors.source();
    source.commit(source.page(DELTA).items(managed("m", "lineage")));
    Names names = Names.OF_THE_ESTATE;
    var hosts = rig.store().hostEvents();
    hosts.putHostEvent(ANN, names.source(), names.event("placed"), line("PUT", "placed"));
    hosts.putHostEvent(ANN, names.source(), names.event("deleted"), line("PUT", "deleted"));
    hosts.putHostEvent(ANN, names.source(), names.cancelled("deleted"), line("CANCELLED", ""));
  }

  private void mirrors() {
    propose("a");
    rig.store().originEdits().claimOriginEdits(house.out(), Bench.SOURCE, 9);
    propose("placed");
    mirrors.plan(Wish.of("free", "F"), Wish.of("over", "O"));
    Wish old = Wish.of("a", "old").revision(mirrors.row("a").revision());
    RunPin pin = new RunPin(new HoldId("p"), "run-1", List.of(old.intent()));
    rig.store().pins().pinRun(ANN, pin, line("UNDONE", ""));
  }

  private void decisions() {
    conflict("c", "due");
    conflict("d", "over");
    mirrors.plan(Wish.of("over", "O2"));
    JobScene jobs = new JobScene(rig);
    jobs.ask(in(ANN, "c9"), JobScene.JOB);
    jobs.run(JobScene.JOB, JobScene.DEAD);
  }

  private void propose(String uid) {
    OriginEdit patch = new OriginEdit(Bench.SOURCE, uid, 1, Wish.key(uid), bytes("P"), false);
    rig.store().originEdits().proposeOriginEdit(house.out(), patch, line("PROPOSED", uid));
  }

  private void conflict(String id, String uid) {
    MirrorRow row = mirrors.row(uid);
    Conflict conflict =
        new Conflict(
            new ConflictId(id),
            row.key(),
            row.revision(),
            1,
            mirrors.found(row.key(), "r-" + uid, "shown"),
            bytes("shown"),
            Instant.EPOCH);
    rig.store().conflicts().putConflict(house.out(), conflict, line("CONFLICT", uid));
  }

  private void access() {
    rig.store().audit().append(ANN, LogScene.audited("s:1"));
    rig.store().audit().append(ANN, LogScene.audited("s:2"));
    var states = rig.store().oauthStates();
    states.putOAuthState(ANN, Names.OF_THE_ESTATE.state("expired"), minutes(1));
    rig.advance(minutes(2));
    states.putOAuthState(ANN, Names.OF_THE_ESTATE.state("alive"), minutes(15));
  }
}

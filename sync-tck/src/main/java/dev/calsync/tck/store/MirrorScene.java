package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.ANN;
import static dev.calsync.tck.store.Bench.EDGE;
import static dev.calsync.tck.store.Bench.TARGET;
import static dev.calsync.tck.store.Bench.hash;
import static dev.calsync.tck.store.Bench.line;

import dev.calsync.calendar.OwnerId;
import dev.calsync.store.CompletedPass;
import dev.calsync.store.EdgeState;
import dev.calsync.store.FormHash;
import dev.calsync.store.Hold;
import dev.calsync.store.HoldId;
import dev.calsync.store.HoldStore;
import dev.calsync.store.Lease;
import dev.calsync.store.MirrorIntent;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.MirrorQueries;
import dev.calsync.store.MirrorRemote;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.MirrorState;
import dev.calsync.store.MirrorStore;
import dev.calsync.store.Observation;
import dev.calsync.store.PlanCommit;
import dev.calsync.store.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The mirrors of one edge, in the words of the tests. */
final class MirrorScene {

  private final StoreRig rig;
  private final OwnerId owner;
  private final Lease in;
  private final Lease out;

  private MirrorScene(StoreRig rig, Lease in, Lease out) {
    this.rig = rig;
    this.owner = in.lane().owner();
    this.in = in;
    this.out = out;
  }

  /** Ann's edge, both lanes held for the whole scene. */
  static MirrorScene of(StoreRig rig) {
    return of(rig, ANN);
  }

  static MirrorScene of(StoreRig rig, OwnerId owner) {
    Lease in = JobScene.hold(rig, Bench.in(owner));
    return new MirrorScene(rig, in, JobScene.hold(rig, Bench.out(owner)));
  }

  Lease in() {
    return in;
  }

  Lease out() {
    return out;
  }

  /** The calendar that the edge reads. */
  SourceScene source() {
    return new SourceScene(rig, in, Bench.SOURCE);
  }

  MirrorStore port() {
    return rig.store().mirrors();
  }

  MirrorQueries questions() {
    return rig.store().targets();
  }

  HoldStore holds() {
    return rig.store().holds();
  }

  /** Commits wishes on top of the rows as they are now. */
  MirrorScene plan(Wish... wishes) {
    return plan(Optional.empty(), wishes);
  }

  MirrorScene plan(Optional<Hold> hold, Wish... wishes) {
    List<MirrorIntent> intents = Stream.of(wishes).map(this::current).map(Wish::intent).toList();
    EdgeState now = edge();
    EdgeState next = new EdgeState(now.position(), now.basis() + "+");
    if (!commit(new PlanCommit(EDGE, now, next, intents, hold, List.of()))) {
      throw new AssertionError("the plan was made from what is there, and yet refused");
    }
    return this;
  }

  boolean commit(PlanCommit plan) {
    return port().commitPlan(in, plan);
  }

  private Wish current(Wish wish) {
    return wish.revision(find(wish.key()).map(MirrorRow::revision).orElse(0L));
  }

  EdgeState edge() {
    return questions().edgeState(owner, EDGE);
  }

  /** Says how far the edge has planned. */
  void planned(long position) {
    EdgeState next = new EdgeState(position, edge().basis());
    commit(new PlanCommit(EDGE, edge(), next, List.of(), Optional.empty(), List.of()));
  }

  List<MirrorRow> claim() {
    return port().claimDue(out, TARGET, 1_000);
  }

  /** Writes everything that is due; the target shows what was desired. */
  MirrorScene deliver() {
    claim().forEach(row -> settle(written(row)));
    return this;
  }

  /** An opened write that happened. */
  static Settlement written(MirrorRow row) {
    FormHash shown = row.hashes().attempted().orElseThrow();
    Optional<MirrorRemote> remote =
        shown.isAbsent() ? Optional.empty() : Optional.of(Wish.remote(remoteIdOf(row.key())));
    return new Settlement.Applied(row.key(), remote, shown);
  }

  static String remoteIdOf(MirrorKey key) {
    return "r-" + key.uid() + "-" + key.part().text().replace(':', '-');
  }

  void settle(Settlement... settlements) {
    port().settleWrites(out, List.of(settlements), List.of());
  }

  Settlement applied(MirrorKey key, String remoteId) {
    return new Settlement.Applied(
        key, Optional.of(Wish.remote(remoteId)), row(key).hashes().attempted().orElseThrow());
  }

  static Settlement removed(MirrorKey key) {
    return new Settlement.Applied(key, Optional.empty(), hash(""));
  }

  static Settlement notApplied(MirrorKey key, String refusal, Duration retryIn) {
    return new Settlement.NotApplied(key, Optional.empty(), refusal, retryIn);
  }

  Settlement.Found found(MirrorKey key, String remoteId, String seen) {
    return new Settlement.Found(
        Optional.of(Wish.remote(remoteId)), hash(seen), row(key).identity());
  }

  int observe(MirrorKey key, long revision, Settlement.Found found) {
    return port().noteObserved(out, List.of(new Observation(key, revision, found)), List.of());
  }

  int observe(MirrorKey key, Settlement.Found found) {
    return observe(key, row(key).revision(), found);
  }

  MirrorRow row(String uid) {
    return row(Wish.key(uid));
  }

  MirrorRow row(MirrorKey key) {
    return find(key).orElseThrow();
  }

  MirrorState state(String uid) {
    return row(uid).state();
  }

  Optional<MirrorRow> find(MirrorKey key) {
    return questions().ofEvents(owner, key.edge(), List.of(key.uid())).stream()
        .filter(row -> row.key().equals(key))
        .findFirst();
  }

  List<MirrorRow> rows() {
    return questions().page(owner, EDGE, Optional.empty(), 1_000);
  }

  /** A hold that reads can release. */
  static Optional<Hold> hold(String id, int reads, Duration apart) {
    return Optional.of(
        new Hold(
            new HoldId(id),
            EDGE,
            "MASS_DELETE",
            Hold.State.OPEN,
            0,
            reads,
            apart,
            Instant.EPOCH,
            Instant.EPOCH));
  }

  /** A hold that only the host can release. */
  static Optional<Hold> hold(String id) {
    return hold(id, 0, Duration.ZERO);
  }

  Optional<Integer> decide(String id, boolean approve) {
    return holds().decideHold(owner, new HoldId(id), approve, line("HOLD_DECIDED", ""));
  }

  /** Holds what is due at the usual target. */
  int holdDue(String id) {
    return holds().holdDue(out, TARGET, hold(id).orElseThrow(), line("EDGE_HELD", ""));
  }

  Optional<Hold> confirm(String id, CompletedPass pass) {
    return holds().confirmHold(in, new HoldId(id), pass, line("HOLD_CONFIRMED", ""));
  }
}

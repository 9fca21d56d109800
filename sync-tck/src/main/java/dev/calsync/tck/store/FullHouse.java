package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.EDGE;
import static dev.calsync.tck.store.Bench.SOURCE;
import static dev.calsync.tck.store.Bench.TARGET;
import static dev.calsync.tck.store.Bench.bytes;
import static dev.calsync.tck.store.Bench.hash;
import static dev.calsync.tck.store.Bench.line;
import static dev.calsync.tck.store.Bench.seconds;
import static dev.calsync.tck.store.SourceScene.DELTA;
import static dev.calsync.tck.store.SourceScene.FULL;
import static dev.calsync.tck.store.SourceScene.live;
import static dev.calsync.tck.store.SourceScene.quarantined;
import static dev.calsync.tck.store.SourceScene.write;

import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.Cursor;
import dev.calsync.store.ChannelId;
import dev.calsync.store.CompletedPass;
import dev.calsync.store.Conflict;
import dev.calsync.store.ConflictId;
import dev.calsync.store.EdgeState;
import dev.calsync.store.Hold;
import dev.calsync.store.HoldId;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobRun;
import dev.calsync.store.JournalLine;
import dev.calsync.store.LaneEnd;
import dev.calsync.store.Lease;
import dev.calsync.store.MirrorIdentity;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Observation;
import dev.calsync.store.OriginEdit;
import dev.calsync.store.OriginSettlement;
import dev.calsync.store.PageCommit;
import dev.calsync.store.PlanCommit;
import dev.calsync.store.RecordKind;
import dev.calsync.store.Settlement;
import dev.calsync.store.SyncStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One owner with something of everything, so that each operation that takes a lease would have an
 * effect now.
 */
final class FullHouse {

  /** An operation of a lane, under the lease that was taken for it or under another one. */
  record Operation(String name, Lease lease, Consumer<Lease> call) {

    void run() {
      call.accept(lease);
    }
  }

  private final StoreRig rig;
  private final OwnerId owner;
  private final CompletedPass read;
  private final MirrorScene mirrors;

  private FullHouse(StoreRig rig, OwnerId owner, MirrorScene mirrors, CompletedPass read) {
    this.rig = rig;
    this.owner = owner;
    this.mirrors = mirrors;
    this.read = read;
  }

  static FullHouse of(StoreRig rig, OwnerId owner) {
    MirrorScene mirrors = MirrorScene.of(rig, owner);
    SourceScene source = mirrors.source();
    source.read(FULL, write("a", 0, "A"), write("gone", 0, "G"));
    mirrors.plan(Wish.of("a", "A"), Wish.of("gone", "G")).deliver();
    mirrors.plan(
        MirrorScene.hold("h", 1, Duration.ZERO), Wish.none("gone").hold("h"), Wish.of("due", "D"));
    mirrors.plan(Wish.of("open", "O").at(Bench.ELSEWHERE));
    mirrors.port().claimDue(mirrors.out(), Bench.ELSEWHERE, 9);
    rig.advance(seconds(1));
    source.begin(DELTA);
    source.commit(
        source
            .page(DELTA)
            .items(live("a"), quarantined("bad", new byte[] {1}))
            .journal("READ", "a")
            .next("page 2"));
    source.complete(DELTA, true, 2);
    rig.store().records().put(owner, RecordKind.EDGE, "e1", 0, "{}");
    rig.store().secrets().rotateSecret(owner, SecretContract.SECRET, 0, bytes("sealed"));
    rig.store()
        .channels()
        .openChannel(mirrors.in(), channel(owner), SOURCE, hash("secret"), line("OPENED", ""));
    return new FullHouse(rig, owner, mirrors, source.lastRead());
  }

  /** A name of its own for each owner: names of channels are unique over all. */
  static ChannelId channel(OwnerId owner) {
    return new ChannelId("channel-of-" + owner);
  }

  Lease in() {
    return mirrors.in();
  }

  Lease out() {
    return mirrors.out();
  }

  MirrorScene mirrors() {
    return mirrors;
  }

  /** Every operation that takes a lease, in an order in which each has an effect. */
  List<Operation> leased() {
    SyncStore store = rig.store();
    PageCommit page = page("b");
    PageCommit last = page("c");
    Optional<Cursor> cursor = Optional.of(new Cursor("next"));
    HoldId hold = new HoldId("h");
    return List.of(
        reads("completePass", it -> store.intake().completePass(it, SOURCE, DELTA, true, 9)),
        reads("commitPage", it -> store.intake().commitPage(it, page)),
        reads("requeueQuarantined", it -> store.intake().requeueQuarantined(it, SOURCE)),
        reads("confirmHold", it -> store.holds().confirmHold(it, hold, read, line("READ", ""))),
        reads("commitPlan", it -> store.mirrors().commitPlan(it, plan())),
        reads("stageUnseen", it -> store.intake().stageUnseen(it, last, true, cursor)),
        reads(
            "openChannel",
            it -> store.channels().openChannel(it, fresh(), SOURCE, hash("s"), line("OPENED", ""))),
        reads(
            "settleChannel",
            it ->
                store
                    .channels()
                    .settleChannel(it, channel(owner), "p", seconds(9), line("GRANTED", ""))),
        reads(
            "dropChannel",
            it -> store.channels().dropChannel(it, channel(owner), line("DROPPED", ""))),
        writes(
            "proposeOriginEdit",
            it -> store.originEdits().proposeOriginEdit(it, patch(), line("PROPOSED", "a"))),
        writes("claimOriginEdits", it -> store.originEdits().claimOriginEdits(it, SOURCE, 9)),
        writes(
            "settleOriginEdit",
            it -> store.originEdits().settleOriginEdit(it, refused(), line("SETTLED", "a"))),
        writes(
            "putConflict",
            it -> store.conflicts().putConflict(it, conflict(), line("CONFLICT", "due"))),
        reads("beginPass", it -> store.intake().beginPass(it, SOURCE, FULL)),
        writes("claimDue", it -> store.mirrors().claimDue(it, TARGET, 9)),
        writes("settleWrites", it -> store.mirrors().settleWrites(it, List.of(settled()), told())),
        writes("noteObserved", it -> store.mirrors().noteObserved(it, List.of(seen()), told())),
        writes("holdDue", it -> store.holds().holdDue(it, TARGET, widest(), line("HELD", ""))),
        reads("finishRuns", it -> finish(store, it)),
        writes("finishRuns", it -> finish(store, it)));
  }

  private static Hold widest() {
    return MirrorScene.hold("all").orElseThrow();
  }

  private static OriginEdit patch() {
    return new OriginEdit(SOURCE, "a", 1, Wish.key("a"), bytes("patch"), false);
  }

  private static OriginSettlement refused() {
    return new OriginSettlement(SOURCE, "a", OriginSettlement.Outcome.NOT_APPLIED, Duration.ZERO);
  }

  private Conflict conflict() {
    MirrorRow row = mirrors.row("due");
    return new Conflict(
        new ConflictId("c"),
        row.key(),
        row.revision(),
        1,
        mirrors.found(row.key(), "r-due", "shown"),
        bytes("shown"),
        Instant.EPOCH);
  }

  private ChannelId fresh() {
    return new ChannelId("second-channel-of-" + owner);
  }

  private Operation reads(String name, Consumer<Lease> call) {
    return new Operation(name + " of " + in(), in(), call);
  }

  private Operation writes(String name, Consumer<Lease> call) {
    return new Operation(name + " of " + out(), out(), call);
  }

  private static void finish(SyncStore store, Lease lease) {
    JobScene.finish(store, new LaneEnd(lease, List.of(run(lease)), true, Optional.of(seconds(5))));
  }

  private PageCommit page(String uid) {
    return mirrors.source().page(DELTA).items(live(uid)).events(write(uid, 0, uid)).commit();
  }

  private PlanCommit plan() {
    EdgeState now = rig.store().targets().edgeState(owner, EDGE);
    return new PlanCommit(
        EDGE,
        now,
        new EdgeState(9, "next"),
        List.of(Wish.of("new", "N").intent()),
        Optional.empty(),
        told());
  }

  private Settlement settled() {
    return new Settlement.Applied(Wish.key("open"), Optional.of(Wish.remote("r-open")), hash("O"));
  }

  private Observation seen() {
    MirrorRow row = mirrors.row("a");
    MirrorIdentity identity = row.identity();
    return new Observation(
        row.key(), row.revision(), new Settlement.Found(Optional.empty(), hash(""), identity));
  }

  private static JobRun run(Lease lease) {
    String subject = lease.lane().connection() + "-" + lease.lane().direction();
    JobKey job = new JobKey(new JobKind("hold"), subject);
    return new JobRun(job, JobScene.DONE, Map.of("read", 1L), seconds(1));
  }

  private static List<JournalLine> told() {
    return List.of(line("TOLD", "a"));
  }
}

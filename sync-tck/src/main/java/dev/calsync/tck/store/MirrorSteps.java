package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.hash;
import static dev.calsync.tck.store.Bench.line;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.RemoteId;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeRange;
import dev.calsync.store.EdgeState;
import dev.calsync.store.FormHash;
import dev.calsync.store.Hold;
import dev.calsync.store.MirrorIdentity;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.MirrorQueries;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Observation;
import dev.calsync.store.Part;
import dev.calsync.store.PlanCommit;
import dev.calsync.store.Settlement;
import dev.calsync.store.Stamps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Plans, writes, drift, and questions about mirrors. */
final class MirrorSteps extends Dice implements StepSource {

  private static final int NAMES = 8;

  /** At each revision of that many a mirror is made anew. */
  private static final int EACH = 5;

  /** Further than any other step counts generations up. */
  private static final int APART = 1_000;

  private static final Part SLOT = new Part(Part.Kind.SLOT, "2026-11-23T10:00:00");
  private static final Part OVERRIDE =
      Part.override(Part.MASTER, Slot.parse("2026-11-23T10:00:00"));
  private static final TimeRange EXTENT =
      new TimeRange(Instant.parse("2026-11-23T09:00:00Z"), Instant.parse("2026-11-23T10:00:00Z"));

  private final Side reference;
  private int holds;
  private int generations;

  MirrorSteps(SplittableRandom random, Side reference) {
    super(random);
    this.reference = reference;
  }

  @Override
  public Step next() {
    OwnerId owner = owner();
    return switch (below(9)) {
      case 8 -> holdDue(owner, one(Snapshot.EDGES), one(Snapshot.TARGETS));
      case 0, 1, 2 -> plan(owner, one(Snapshot.EDGES));
      case 3, 4 -> claim(owner);
      case 5 -> settle(owner);
      case 6 -> observe(owner, one(Snapshot.EDGES));
      default -> ask(owner, one(Snapshot.EDGES));
    };
  }

  private Step plan(OwnerId owner, EdgeId edge) {
    EdgeState now = reference.store().targets().edgeState(owner, edge);
    EdgeState from = percent(95) ? now : new EdgeState(now.position() + 1, now.basis());
    EdgeState to = new EdgeState(now.position() + below(3), "basis " + below(3), witnesses());
    Optional<Hold> hold = percent(40) ? Optional.of(hold(owner, edge)) : Optional.empty();
    List<Wish> wishes =
        names("e", NAMES).stream().map(uid -> wish(owner, edge, uid, hold)).toList();
    PlanCommit plan =
        new PlanCommit(
            edge,
            from,
            to,
            wishes.stream().map(Wish::intent).toList(),
            hold,
            List.of(line("PLANNED", "e1")));
    return new Step(
        "commitPlan " + owner + " " + plan,
        side -> side.store().mirrors().commitPlan(side.lease(Bench.in(owner)), plan));
  }

  private Map<CalendarId, Long> witnesses() {
    return percent(50) ? Map.of() : Map.of(Bench.TARGET, (long) below(5), Bench.SOURCE, 7L);
  }

  private Hold hold(OwnerId owner, EdgeId edge) {
    List<Hold> open = reference.store().holds().openOf(owner, edge);
    if (!open.isEmpty() && percent(40)) {
      return one(open);
    }
    Hold fresh =
        MirrorScene.hold("h" + holds++, below(3), Duration.ofSeconds(below(20))).orElseThrow();
    return new Hold(
        fresh.id(),
        edge,
        fresh.reason(),
        fresh.state(),
        0,
        fresh.readsLeft(),
        fresh.readsApart(),
        fresh.openedAt(),
        fresh.lastReadAt());
  }

  private Wish wish(OwnerId owner, EdgeId edge, String uid, Optional<Hold> hold) {
    String text = percent(30) ? "" : "v" + below(3);
    Wish named = Wish.of(uid, text).under(edge).part(part());
    Wish wish = percent(85) ? named : named.at(Bench.ELSEWHERE);
    Optional<MirrorRow> known = find(owner, wish.key());
    long revision = known.map(MirrorRow::revision).orElse(0L);
    wish.revision(percent(98) ? revision : nearly(revision));
    MirrorIdentity any = Wish.identity(wish.key(), below(3));
    // What was made anew never goes back to a generation that it had before.
    wish.identity(
        known.map(MirrorRow::identity).filter(it -> it.generation() >= APART).orElse(any));
    wish.stamps(new Stamps(below(9), below(9), 1, 1, "2026c"));
    if (percent(40)) {
      wish.extent(EXTENT);
    }
    if (percent(50)) {
      hold.ifPresent(it -> wish.hold(it.id().value()));
    }
    if (percent(8)) {
      wish.detached();
    }
    if (percent(20)) {
      wish.urgent();
    }
    if (!text.isEmpty() && percent(15)) {
      wish.adopt(remoteId(wish.key()), "v" + below(3));
    } else if (revision % EACH == EACH - 1) {
      generations += APART;
      wish.anew(generations);
    }
    return wish;
  }

  private Part part() {
    return percent(65) ? Part.MASTER : percent(50) ? SLOT : OVERRIDE;
  }

  private Step claim(OwnerId owner) {
    CalendarId target = one(Snapshot.TARGETS);
    return new Step(
        "claimDue " + owner + " " + target,
        side ->
            new Plain.Unordered(
                side.store().mirrors().claimDue(side.lease(Bench.out(owner)), target, 1_000)));
  }

  private Step holdDue(OwnerId owner, EdgeId edge, CalendarId target) {
    Hold hold = hold(owner, edge);
    return new Step(
        "holdDue " + owner + " " + target + " " + hold,
        side ->
            side.store()
                .holds()
                .holdDue(side.lease(Bench.out(owner)), target, hold, line("HELD", "")));
  }

  private Step settle(OwnerId owner) {
    List<Settlement> settlements = new ArrayList<>();
    for (CalendarId target : Snapshot.TARGETS) {
      some(reference.store().targets().openAttempts(owner, target, 100), 70)
          .forEach(row -> settlements.add(settlement(row)));
    }
    MirrorKey notOpen = new MirrorKey(one(Snapshot.EDGES), "e9", Part.MASTER);
    settlements.add(MirrorScene.removed(notOpen));
    return new Step(
        "settleWrites " + owner + " " + settlements,
        side -> {
          side.store()
              .mirrors()
              .settleWrites(
                  side.lease(Bench.out(owner)), settlements, List.of(line("SETTLED", "e2")));
          return "settled";
        });
  }

  private Settlement settlement(MirrorRow row) {
    FormHash attempted = row.hashes().attempted().orElseThrow();
    if (percent(55)) {
      return attempted.isAbsent()
          ? MirrorScene.removed(row.key())
          : new Settlement.Applied(
              row.key(),
              Optional.of(Wish.remote(remoteId(row.key()))),
              percent(70) ? attempted : hash("rewritten"));
    }
    Optional<Settlement.Found> seen = percent(50) ? Optional.of(found(row)) : Optional.empty();
    Duration retryIn = percent(50) ? Duration.ZERO : Duration.ofSeconds(below(60));
    return new Settlement.NotApplied(row.key(), seen, percent(30) ? "REFUSED" : "", retryIn);
  }

  private Settlement.Found found(MirrorRow row) {
    MirrorIdentity identity =
        percent(70) ? row.identity() : Wish.identity(row.key(), row.identity().generation() + 1);
    return percent(30)
        ? new Settlement.Found(Optional.empty(), FormHash.ABSENT, identity)
        : new Settlement.Found(
            Optional.of(Wish.remote(remoteId(row.key()))), hash("v" + below(4)), identity);
  }

  private Step observe(OwnerId owner, EdgeId edge) {
    List<Observation> seen =
        some(reference.store().targets().page(owner, edge, Optional.empty(), 100), 40).stream()
            .map(row -> new Observation(row.key(), nearly(row.revision()), found(row)))
            .toList();
    return new Step(
        "noteObserved " + owner + " " + seen,
        side ->
            side.store()
                .mirrors()
                .noteObserved(side.lease(Bench.out(owner)), seen, List.of(line("DRIFT", "e3"))));
  }

  private Step ask(OwnerId owner, EdgeId edge) {
    List<String> uids = names("e", NAMES);
    List<MirrorKey> keys = uids.stream().map(uid -> new MirrorKey(edge, uid, Part.MASTER)).toList();
    List<RemoteId> ids = keys.stream().map(key -> new RemoteId(remoteId(key))).toList();
    List<FormHash> identities =
        keys.stream().map(key -> Wish.identity(key, below(3)).hash()).toList();
    Optional<MirrorKey> after = keys.stream().findFirst();
    return new Step(
        "ask " + owner + " " + edge + " " + uids + " " + ids,
        side -> {
          MirrorQueries targets = side.store().targets();
          return List.of(
              new Plain.Unordered(targets.ofEvents(owner, edge, uids)),
              targets.atObjects(owner, Bench.TARGET, ids),
              targets.byIdentity(owner, identities),
              targets.page(owner, edge, after, 3));
        });
  }

  private Optional<MirrorRow> find(OwnerId owner, MirrorKey key) {
    return reference.store().targets().ofEvents(owner, key.edge(), List.of(key.uid())).stream()
        .filter(row -> row.key().equals(key))
        .findFirst();
  }

  /** One of two places that only this mirror lives at. */
  private String remoteId(MirrorKey key) {
    return key.edge() + "-" + MirrorScene.remoteIdOf(key) + "-" + below(2);
  }
}

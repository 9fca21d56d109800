package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.bytes;
import static dev.calsync.tck.store.Bench.hash;
import static dev.calsync.tck.store.Bench.line;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.store.CanonicalRow;
import dev.calsync.store.Conflict;
import dev.calsync.store.ConflictId;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormExchange;
import dev.calsync.store.FormPlace;
import dev.calsync.store.HoldId;
import dev.calsync.store.HostEvent;
import dev.calsync.store.KeptForm;
import dev.calsync.store.Lease;
import dev.calsync.store.MirrorIntent;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.MirrorState;
import dev.calsync.store.OriginEdit;
import dev.calsync.store.OriginSettlement;
import dev.calsync.store.PinStore;
import dev.calsync.store.RunPin;
import dev.calsync.store.Settlement;
import dev.calsync.store.SyncStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Conflicts, patches to origins, pins, events of the host, erasure. */
final class EditSteps extends Dice implements StepSource {

  private final Side reference;
  private int conflicts;

  EditSteps(SplittableRandom random, Side reference) {
    super(random);
    this.reference = reference;
  }

  @Override
  public Step next() {
    OwnerId owner = owner();
    return switch (below(10)) {
      case 0, 1 -> conflict(owner);
      case 2 -> decide(owner);
      case 3, 4 -> patch(owner, one(Snapshot.SOURCES));
      case 5 -> pin(owner, one(Snapshot.EDGES));
      case 6, 7 -> host(owner, one(Snapshot.SOURCES));
      case 8 -> exchange(owner, one(List.of(FormPlace.Kind.values())));
      default -> erase(owner, below(2));
    };
  }

  /** Bytes of no length are no content. */
  private Step exchange(OwnerId owner, FormPlace.Kind kind) {
    List<KeptForm> kept = reference.store().forms().page(owner, kind, Optional.empty(), 9);
    List<FormExchange> exchanges =
        kept.stream()
            .map(
                it ->
                    new FormExchange(
                        it.place(),
                        percent(80) ? it.form() : bytes("other"),
                        bytes("again " + below(9))))
            .toList();
    return step(
        "exchange " + owner + " " + kind + " " + exchanges.size(),
        store -> store.forms().exchange(owner, exchanges));
  }

  private Step conflict(OwnerId owner) {
    List<MirrorRow> rows =
        rows(owner, one(Snapshot.EDGES)).stream()
            .filter(row -> row.state() != MirrorState.SETTLED || percent(10))
            .toList();
    if (rows.isEmpty()) {
      return step(
          "openConflicts " + owner, store -> store.conflicts().openConflicts(owner, "c1", 3));
    }
    MirrorRow row = one(rows);
    String shown = "v" + below(5);
    Conflict conflict =
        new Conflict(
            new ConflictId("c" + conflicts++),
            row.key(),
            nearly(row.revision()),
            1 + below(3),
            new Settlement.Found(
                Optional.of(Wish.remote("shown-" + MirrorScene.remoteIdOf(row.key()))),
                hash(shown),
                row.identity()),
            bytes(shown),
            Instant.EPOCH);
    return leased(
        "putConflict " + owner + " " + conflict,
        owner,
        (store, lease) -> store.conflicts().putConflict(lease, conflict, line("CONFLICT", "e1")));
  }

  private Step decide(OwnerId owner) {
    if (percent(25)) {
      return step("eraseOver " + owner, store -> store.conflicts().eraseOver(owner, 2));
    }
    List<Conflict> open = reference.store().conflicts().openConflicts(owner, "", 99);
    if (open.isEmpty()) {
      return step("pins " + owner, store -> store.pins().pins(owner));
    }
    Conflict conflict = one(open);
    Optional<OriginEdit> patch =
        percent(50)
            ? Optional.of(edit(owner, one(Snapshot.SOURCES), conflict.mirror().uid()))
            : Optional.empty();
    return step(
        "decideConflict " + owner + " " + conflict.id() + " " + patch,
        store ->
            store.conflicts().decideConflict(owner, conflict.id(), patch, line("DECIDED", "e1")));
  }

  private Step patch(OwnerId owner, CalendarId calendar) {
    if (percent(35)) {
      return propose(edit(owner, calendar, "e" + below(6)), owner);
    }
    List<Step> waiting = new ArrayList<>();
    for (OwnerId each : Snapshot.OWNERS) {
      for (CalendarId where : Snapshot.SOURCES) {
        if (reference.store().originEdits().untilOriginEditDue(each, where).isPresent()) {
          waiting.add(percent(50) ? claim(each, where) : settle(each, where));
        }
      }
    }
    return waiting.isEmpty() ? claim(owner, calendar) : one(waiting);
  }

  private static Step claim(OwnerId owner, CalendarId calendar) {
    return leased(
        "claimOriginEdits " + owner + " " + calendar,
        owner,
        (store, lease) -> store.originEdits().claimOriginEdits(lease, calendar, 2));
  }

  private static Step propose(OriginEdit edit, OwnerId owner) {
    return leased(
        "proposeOriginEdit " + owner + " " + edit,
        owner,
        (store, lease) ->
            store.originEdits().proposeOriginEdit(lease, edit, line("PROPOSED", edit.uid())));
  }

  private Step settle(OwnerId owner, CalendarId calendar) {
    List<OriginEdit> open = reference.store().originEdits().openOriginEdits(owner, calendar, 9);
    String uid = open.isEmpty() || percent(10) ? "e" + below(6) : one(open).uid();
    OriginSettlement.Outcome outcome = one(List.of(OriginSettlement.Outcome.values()));
    OriginSettlement settlement =
        new OriginSettlement(calendar, uid, outcome, Duration.ofSeconds(below(60)));
    return leased(
        "settleOriginEdit " + owner + " " + settlement,
        owner,
        (store, lease) ->
            store.originEdits().settleOriginEdit(lease, settlement, line("SETTLED", uid)));
  }

  private OriginEdit edit(OwnerId owner, CalendarId calendar, String uid) {
    CanonicalRow row = reference.store().sources().events(owner, calendar, List.of(uid)).get(uid);
    long version = row == null ? 1 : Math.max(1, nearly(row.version()));
    EdgeId cause = one(Snapshot.EDGES);
    return new OriginEdit(
        calendar,
        uid,
        version,
        Wish.of(uid, "").under(cause).key(),
        bytes("patch " + below(9)),
        false);
  }

  private Step pin(OwnerId owner, EdgeId edge) {
    List<PinStore.Pinned> pins = reference.store().pins().pins(owner);
    HoldId id = pins.isEmpty() || percent(50) ? new HoldId("p" + below(3)) : one(pins).id();
    List<MirrorIntent> intents =
        some(rows(owner, edge), 20).stream().map(this::again).map(Wish::intent).toList();
    if (intents.isEmpty() || percent(35)) {
      return step(
          "releasePin " + owner + " " + id,
          store -> new Plain.Unordered(store.pins().releasePin(owner, id, line("RELEASED", ""))));
    }
    RunPin pin = new RunPin(id, "run of " + id, intents);
    return step(
        "pinRun " + owner + " " + pin,
        store -> new Plain.Unordered(store.pins().pinRun(owner, pin, line("UNDONE", ""))));
  }

  private Wish again(MirrorRow row) {
    return Wish.of(row.key().uid(), percent(30) ? "" : "v" + below(3))
        .under(row.key().edge())
        .part(row.key().part())
        .identity(row.identity())
        .revision(nearly(row.revision()));
  }

  private Step host(OwnerId owner, CalendarId calendar) {
    Optional<FormBytes> body =
        percent(60) ? Optional.of(bytes("host's " + below(3))) : Optional.empty();
    HostEvent event = new HostEvent("e" + below(6), body, Optional.empty());
    return step(
        "putHostEvent " + owner + " " + calendar + " " + event,
        store -> store.hostEvents().putHostEvent(owner, calendar, event, line("HOST", "e1")));
  }

  private Step erase(OwnerId owner, int number) {
    CalendarId calendar = Snapshot.SOURCES.get(number);
    List<EdgeId> edges = List.of(Snapshot.EDGES.get(number));
    Duration deletedFor = Duration.ofSeconds(below(40));
    return step(
        "eraseDeleted " + owner + " " + calendar + " " + deletedFor,
        store -> store.hostEvents().eraseDeleted(owner, calendar, edges, deletedFor, 3));
  }

  private List<MirrorRow> rows(OwnerId owner, EdgeId edge) {
    return reference.store().targets().page(owner, edge, Optional.empty(), 100);
  }

  private static Step step(String text, Function<SyncStore, Object> operation) {
    return new Step(text, side -> operation.apply(side.store()));
  }

  private static Step leased(
      String text, OwnerId owner, BiFunction<SyncStore, Lease, Object> operation) {
    return new Step(text, side -> operation.apply(side.store(), side.lease(Bench.out(owner))));
  }
}

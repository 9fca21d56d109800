package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.bytes;
import static dev.calsync.tck.store.Bench.line;
import static dev.calsync.tck.store.Bench.minutes;

import dev.calsync.calendar.OwnerId;
import dev.calsync.event.TimeRange;
import dev.calsync.store.FormExchange;
import dev.calsync.store.FormPlace;
import dev.calsync.store.OAuthStateStore;
import dev.calsync.store.RecordKind;
import dev.calsync.store.SealedSecret;
import dev.calsync.store.SyncStore;
import dev.calsync.store.Told;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Every operation that is told an owner, each as a call with names of another one's: questions
 * first, then what changes something, and in the end what takes away.
 */
final class ForeignCalls {

  private static final int ALL = 1_000;
  private static final SealedSecret SEALED = new SealedSecret(1, bytes("sealed"), Optional.empty());

  /** One call; it answers alike wherever it finds nothing. */
  interface Call {
    @Nullable Object answer(OwnerId owner, Names of);
  }

  /**
   * One call and what it is called.
   *
   * @param operation the port and the operation
   */
  record Named(String operation, Call call) {}

  private final SyncStore store;
  private final List<Named> calls = new ArrayList<>();

  private ForeignCalls(SyncStore store) {
    this.store = store;
  }

  static List<Named> on(SyncStore store) {
    ForeignCalls calls = new ForeignCalls(store);
    calls.askSources();
    calls.askTargets();
    calls.askDecisions();
    calls.askLogs();
    calls.decide();
    calls.secrets();
    calls.forms();
    calls.erase();
    calls.put();
    return calls.calls;
  }

  private void add(String operation, Call call) {
    calls.add(new Named(operation, call));
  }

  private void askSources() {
    var it = store.sources();
    add("sources.calendarState", (me, of) -> it.calendarState(me, of.source()));
    add("sources.items", (me, of) -> it.items(me, of.source(), List.of(of.object("a"))));
    add("sources.itemsAfter", (me, of) -> it.itemsAfter(me, of.source(), "", ALL));
    add("sources.itemsOf", (me, of) -> it.itemsOf(me, of.source(), List.of(of.of("a"))));
    add("sources.managed", (me, of) -> it.managed(me, of.source(), List.of(of.hashOf("lineage"))));
    add("sources.events", (me, of) -> it.events(me, of.source(), List.of(of.of("a"))));
    add("sources.changedSince", (me, of) -> it.changedSince(me, of.source(), 0, ALL));
    add("sources.copies", (me, of) -> it.copies(me, List.of(of.of("a"))));
    add(
        "sources.changedMeetings",
        (me, of) -> it.changedMeetings(me, Map.of(of.source(), 0L), ALL));
    add("sources.countItems", (me, of) -> it.countItems(me, of.source()));
    add("quarantine.page", (me, of) -> store.quarantine().page(me, of.source(), "", ALL));
    add("quarantine.calendars", (me, of) -> store.quarantine().calendars(me));
    add(
        "reading.takingPlace",
        (me, of) -> store.reading().takingPlace(me, List.of(of.source()), TimeRange.ALWAYS, ALL));
    add("reading.readings", (me, of) -> store.reading().readings(me));
    add(
        "reading.unsettled",
        (me, of) -> store.reading().unsettled(me, List.of(of.target(), of.elsewhere())));
    add("channels.channels", (me, of) -> store.channels().channels(me, of.source()));
  }

  private void askTargets() {
    var it = store.targets();
    add("targets.edgeState", (me, of) -> it.edgeState(me, of.edge()));
    add("targets.ofEvents", (me, of) -> it.ofEvents(me, of.edge(), List.of(of.of("a"))));
    add(
        "targets.atObjects",
        (me, of) -> it.atObjects(me, of.target(), List.of(of.object("r-a-MASTER"))));
    add("targets.byIdentity", (me, of) -> it.byIdentity(me, List.of(of.identity("a"))));
    add("targets.openAttempts", (me, of) -> it.openAttempts(me, of.elsewhere(), ALL));
    add("targets.page", (me, of) -> it.page(me, of.edge(), Optional.empty(), ALL));
    add("targets.tally", (me, of) -> it.tally(me, of.edge(), of.source(), Duration.ofDays(1)));
    add("targets.untilDue", (me, of) -> it.untilDue(me, of.target()));
  }

  private void askDecisions() {
    add("holds.open", (me, of) -> store.holds().open(me));
    add("holds.openOf", (me, of) -> store.holds().openOf(me, of.edge()));
    add("conflicts.openConflicts", (me, of) -> store.conflicts().openConflicts(me, "", ALL));
    var edits = store.originEdits();
    add("originEdits.openOriginEdits", (me, of) -> edits.openOriginEdits(me, of.source(), ALL));
    add("originEdits.originEdit", (me, of) -> edits.originEdit(me, of.source(), of.of("a")));
    add("originEdits.untilOriginEditDue", (me, of) -> edits.untilOriginEditDue(me, of.source()));
    add("pins.pinned", (me, of) -> store.pins().pinned(me, of.edge(), List.of(of.of("a"))));
    add("pins.pins", (me, of) -> store.pins().pins(me));
    add("records.find", (me, of) -> store.records().find(me, RecordKind.EDGE, of.of("e1")));
    add("records.page", (me, of) -> store.records().page(me, RecordKind.EDGE, "", ALL));
  }

  private void askLogs() {
    add("jobs.find", (me, of) -> store.jobs().find(me, of.job()));
    add("jobs.page", (me, of) -> store.jobs().page(me, "", ALL));
    add("jobLogs.before", (me, of) -> store.jobLogs().before(me, Long.MAX_VALUE, ALL));
    add("jobLogs.of", (me, of) -> store.jobLogs().of(me, of.job(), Long.MAX_VALUE, ALL));
    add("journal.after", (me, of) -> store.journal().after(me, 0, ALL));
    add("journal.of", (me, of) -> store.journal().of(me, of.of("a"), ALL));
    add("journal.newest", (me, of) -> store.journal().newest(me));
    add("audit.after", (me, of) -> store.audit().after(me, 0, ALL));
    add("audit.before", (me, of) -> store.audit().before(me, Long.MAX_VALUE, ALL));
  }

  private void decide() {
    add("jobs.redrive", (me, of) -> store.jobs().redrive(me, of.job()));
    add(
        "holds.decideHold",
        (me, of) -> store.holds().decideHold(me, of.hold("h"), true, line("DECIDED", "")));
    add(
        "conflicts.decideConflict",
        (me, of) ->
            store
                .conflicts()
                .decideConflict(me, of.conflict(), Optional.empty(), line("DECIDED", "")));
    add(
        "pins.releasePin",
        (me, of) -> store.pins().releasePin(me, of.hold("p"), line("RELEASED", "")));
    add("pins.pinRun", (me, of) -> store.pins().pinRun(me, of.pin("free"), line("UNDONE", "")));
    add(
        "hostEvents.putHostEvent",
        (me, of) ->
            store
                .hostEvents()
                .putHostEvent(me, of.source(), of.cancelled("placed"), line("CANCELLED", "")));
    add(
        "records.putAndTell",
        (me, of) ->
            store.records().putAndTell(me, RecordKind.EDGE, of.of("e1"), 1, "[]", Told.NOTHING));
    add("records.put", (me, of) -> store.records().put(me, RecordKind.EDGE, of.of("e1"), 2, "{}"));
  }

  private void secrets() {
    var it = store.secrets();
    add("secrets.findSecret", (me, of) -> it.findSecret(me, of.secret()));
    add("secrets.page", (me, of) -> it.page(me, Optional.empty(), ALL));
    add("secrets.beginRotation", (me, of) -> it.beginRotation(me, of.secret(), 1, minutes(1)));
    add("secrets.proveSecret", (me, of) -> it.proveSecret(me, of.secret(), 1));
    add("secrets.resealSecret", (me, of) -> it.resealSecret(me, of.secret(), SEALED, SEALED));
    add("secrets.rotateSecret", (me, of) -> it.rotateSecret(me, of.secret(), 1, bytes("new")));
    add("secrets.eraseSecret", (me, of) -> it.eraseSecret(me, of.secret(), 2));
  }

  private void forms() {
    var it = store.forms();
    add("forms.page", (me, of) -> it.page(me, FormPlace.Kind.EVENT, Optional.empty(), ALL));
    add(
        "forms.exchange",
        (me, of) ->
            it.exchange(me, List.of(new FormExchange(of.body("a"), bytes("A"), bytes("B")))));
  }

  private void erase() {
    add("conflicts.eraseOver", (me, of) -> store.conflicts().eraseOver(me, ALL));
    add(
        "hostEvents.eraseDeleted",
        (me, of) ->
            store
                .hostEvents()
                .eraseDeleted(me, of.source(), List.of(of.edge()), Duration.ZERO, ALL));
    add("oauthStates.eraseExpired", (me, of) -> store.oauthStates().eraseExpired(me, ALL));
    add("records.remove", (me, of) -> removed(me, of.of("e1")));
    var it = store.retention();
    add("retention.eraseJournal", (me, of) -> it.eraseJournal(me, Duration.ZERO, 1));
    add("retention.eraseAudit", (me, of) -> it.eraseAudit(me, Duration.ZERO, 1));
    add("retention.eraseJobLogs", (me, of) -> it.eraseJobLogs(me, Duration.ZERO, 1));
  }

  /** What is put anew is the caller's own, and answers that it was. */
  private void put() {
    add(
        "hostEvents.putHostEvent",
        (me, of) ->
            store
                .hostEvents()
                .putHostEvent(me, of.source(), of.event("placed"), line("PUT", "placed")));
    add("records.put", (me, of) -> store.records().put(me, RecordKind.EDGE, of.of("e2"), 0, "{}"));
    add("audit.append", (me, of) -> store.audit().append(me, LogScene.audited(of.of("s:3"))) > 0);
    add(
        "oauthStates.putOAuthState",
        (me, of) -> {
          store.oauthStates().putOAuthState(me, of.state("new of " + me), minutes(1));
          return store
              .oauthStates()
              .takeOAuthState(of.hashOf("new of " + me))
              .map(OAuthStateStore.Taken::owner);
        });
  }

  /** Of whatever version it is: only the owner may keep another from removing it. */
  private boolean removed(OwnerId me, String edge) {
    return LongStream.rangeClosed(1, 9)
        .anyMatch(version -> store.records().remove(me, RecordKind.EDGE, edge, version));
  }
}

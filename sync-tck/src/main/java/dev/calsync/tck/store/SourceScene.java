package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.bytes;
import static dev.calsync.tck.store.Bench.hash;
import static dev.calsync.tck.store.Bench.line;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.Continuation;
import dev.calsync.connector.Cursor;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.event.TimeRange;
import dev.calsync.store.CalendarState;
import dev.calsync.store.CanonicalRow;
import dev.calsync.store.CanonicalWrite;
import dev.calsync.store.CompletedPass;
import dev.calsync.store.Evidence;
import dev.calsync.store.FormBytes;
import dev.calsync.store.IntakeQueries;
import dev.calsync.store.IntakeStore;
import dev.calsync.store.ItemState;
import dev.calsync.store.Lease;
import dev.calsync.store.PageCommit;
import dev.calsync.store.Pass;
import dev.calsync.store.SourceItem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One calendar that is read in, in the words of the tests. */
final class SourceScene {

  static final Pass FULL = new Pass("pass-1", Pass.Kind.FULL);
  static final Pass DELTA = new Pass("pass-2", Pass.Kind.DELTA);

  private final StoreRig rig;
  private final OwnerId owner;
  private final CalendarId calendar;
  private final Lease lease;

  SourceScene(StoreRig rig, Lease lease, CalendarId calendar) {
    this.rig = rig;
    this.lease = lease;
    this.owner = lease.lane().owner();
    this.calendar = calendar;
  }

  /** Ann's source, its lane held for the whole scene. */
  static SourceScene of(StoreRig rig) {
    return new SourceScene(rig, JobScene.hold(rig, Bench.in(Bench.ANN)), Bench.SOURCE);
  }

  SourceScene other(CalendarId another) {
    return new SourceScene(rig, lease, another);
  }

  Lease lease() {
    return lease;
  }

  IntakeStore port() {
    return rig.store().intake();
  }

  IntakeQueries questions() {
    return rig.store().sources();
  }

  SourceScene begin(Pass pass) {
    port().beginPass(lease, calendar, pass);
    return this;
  }

  Page page(Pass pass) {
    return new Page(new PageCommit(calendar, pass, no(), no(), no(), no(), Optional.empty()));
  }

  /** A pass of one page, from its beginning to its end. */
  SourceScene read(Pass pass, CanonicalWrite... events) {
    begin(pass);
    port().commitPage(lease, page(pass).events(events).commit());
    boolean complete = pass.kind() == Pass.Kind.FULL;
    port().completePass(lease, calendar, pass, complete, events.length);
    end(pass, Optional.of(new Cursor("after-" + pass.id())));
    return this;
  }

  void end(Pass pass, Optional<Cursor> cursor) {
    port().stageUnseen(lease, page(pass).commit(), true, cursor);
  }

  void commit(Page page) {
    port().commitPage(lease, page.commit());
  }

  void complete(Pass pass, boolean complete, long listed) {
    port().completePass(lease, calendar, pass, complete, listed);
  }

  CalendarState state() {
    return questions().calendarState(owner, calendar);
  }

  CompletedPass lastRead() {
    return state().lastRead().orElseThrow();
  }

  CanonicalRow event(String uid) {
    return Optional.ofNullable(questions().events(owner, calendar, List.of(uid)).get(uid))
        .orElseThrow();
  }

  List<CanonicalRow> changes(long position, int limit) {
    return questions().changedSince(owner, calendar, position, limit);
  }

  List<SourceItem> items() {
    return questions().itemsAfter(owner, calendar, "", 1_000);
  }

  static CanonicalWrite write(String uid, long version, String body) {
    return new CanonicalWrite(
        uid, version, bytes(body), Optional.empty(), Optional.empty(), Optional.of(uid));
  }

  /** An event that takes place between two times. */
  static CanonicalWrite write(String uid, long version, String from, String to) {
    Optional<TimeRange> bounds = Optional.of(new TimeRange(Instant.parse(from), Instant.parse(to)));
    return new CanonicalWrite(uid, version, bytes(uid), Optional.empty(), bounds, Optional.of(uid));
  }

  static CanonicalWrite delete(String uid, long version, Evidence.Kind kind) {
    Evidence evidence = new Evidence(kind, FULL.id());
    return new CanonicalWrite(
        uid, version, bytes("old"), Optional.of(evidence), Optional.empty(), Optional.of(uid));
  }

  /** A changed occurrence of an origin event. */
  static SourceItem override(String id, String event) {
    return item(id, ItemState.LIVE, Optional.of(event), Optional.empty());
  }

  /** An object that is a whole origin event, or the master of one. */
  static SourceItem master(String id, String event) {
    SourceItem item = override(id, event);
    return new SourceItem(
        item.id(),
        item.uid(),
        item.event(),
        Optional.empty(),
        item.version(),
        item.content(),
        item.state(),
        item.mark(),
        item.lineage(),
        item.quarantine());
  }

  /** An item that is part of an origin event of the same name. */
  static SourceItem live(String id) {
    return item(id, ItemState.LIVE, Optional.of(id), Optional.empty());
  }

  static SourceItem managed(String id, String lineage) {
    return item(id, ItemState.MANAGED, Optional.empty(), Optional.of(lineage));
  }

  static SourceItem copyOf(String id, String lineage) {
    return item(id, ItemState.COPY, Optional.empty(), Optional.of(lineage));
  }

  static SourceItem quarantined(String id, byte[] raw) {
    SourceItem plain = item(id, ItemState.QUARANTINED, Optional.empty(), Optional.empty());
    return new SourceItem(
        plain.id(),
        "",
        plain.event(),
        plain.slot(),
        plain.version(),
        plain.content(),
        plain.state(),
        plain.mark(),
        plain.lineage(),
        Optional.of(new SourceItem.Quarantine("BAD_RULE", "line 12", FormBytes.of(raw))),
        plain.changedAt());
  }

  private static SourceItem item(
      String id, ItemState state, Optional<String> event, Optional<String> lineage) {
    return new SourceItem(
        new RemoteId(id),
        id + "@example.com",
        event,
        event.map(any -> "2026-11-23T10:00:00"),
        new RemoteVersion("etag-" + id),
        hash("content of " + id),
        state,
        lineage.map(text -> "mark of " + text),
        lineage.map(Bench::hash),
        Optional.empty(),
        event.map(any -> Instant.parse("2026-11-20T09:00:00.123456789Z")));
  }

  private static <T> List<T> no() {
    return List.of();
  }

  /** A page under way. */
  record Page(PageCommit commit) {

    Page items(SourceItem... items) {
      return with(List.of(items), commit.removed(), commit.events());
    }

    Page removed(String... ids) {
      return with(
          commit.items(), List.of(ids).stream().map(RemoteId::new).toList(), commit.events());
    }

    Page events(CanonicalWrite... events) {
      return with(commit.items(), commit.removed(), List.of(events));
    }

    Page next(String continuation) {
      Optional<Continuation> next = Optional.of(new Continuation(continuation));
      return new Page(
          new PageCommit(
              commit.calendar(),
              commit.pass(),
              commit.items(),
              commit.removed(),
              commit.events(),
              commit.journal(),
              next));
    }

    Page journal(String action, String uid) {
      return new Page(
          new PageCommit(
              commit.calendar(),
              commit.pass(),
              commit.items(),
              commit.removed(),
              commit.events(),
              List.of(line(action, uid)),
              commit.next()));
    }

    private Page with(List<SourceItem> items, List<RemoteId> removed, List<CanonicalWrite> events) {
      return new Page(
          new PageCommit(
              commit.calendar(),
              commit.pass(),
              items,
              removed,
              events,
              commit.journal(),
              commit.next()));
    }
  }
}

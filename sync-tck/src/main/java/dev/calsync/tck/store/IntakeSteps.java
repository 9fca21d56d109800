package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.bytes;
import static dev.calsync.tck.store.Bench.hash;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.Continuation;
import dev.calsync.connector.Cursor;
import dev.calsync.connector.RemoteId;
import dev.calsync.event.TimeRange;
import dev.calsync.store.CanonicalRow;
import dev.calsync.store.CanonicalWrite;
import dev.calsync.store.Evidence;
import dev.calsync.store.IntakeQueries;
import dev.calsync.store.Lane;
import dev.calsync.store.PageCommit;
import dev.calsync.store.Pass;
import dev.calsync.store.SourceItem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Passes, pages and questions about them. */
final class IntakeSteps extends Dice implements StepSource {

  private static final int NAMES = 10;

  private final Side reference;
  private int passes;

  IntakeSteps(SplittableRandom random, Side reference) {
    super(random);
    this.reference = reference;
  }

  @Override
  public Step next() {
    OwnerId owner = owner();
    CalendarId calendar = one(Snapshot.SOURCES);
    return switch (below(10)) {
      case 0, 1 -> begin(owner, calendar);
      case 2, 3, 4 -> commit(owner, calendar);
      case 5 -> complete(owner, calendar);
      case 6 -> stage(owner, calendar);
      case 7 -> requeue(owner, calendar);
      default -> ask(owner, calendar);
    };
  }

  private Step begin(OwnerId owner, CalendarId calendar) {
    Pass pass = new Pass("pass-" + passes++, one(List.of(Pass.Kind.values())));
    return new Step(
        "beginPass " + owner + " " + calendar + " " + pass,
        side -> {
          side.store().intake().beginPass(side.lease(in(owner)), calendar, pass);
          return "begun";
        });
  }

  private Step commit(OwnerId owner, CalendarId calendar) {
    PageCommit page = page(owner, calendar);
    return new Step(
        "commitPage " + owner + " " + page,
        side -> {
          side.store().intake().commitPage(side.lease(in(owner)), page);
          return "committed";
        });
  }

  private Step complete(OwnerId owner, CalendarId calendar) {
    Pass pass = running(owner, calendar);
    boolean complete = percent(70);
    int listed = below(5);
    return new Step(
        "completePass " + owner + " " + calendar + " " + pass + " " + complete + " " + listed,
        side -> {
          side.store()
              .intake()
              .completePass(side.lease(in(owner)), calendar, pass, complete, listed);
          return "complete";
        });
  }

  private Step stage(OwnerId owner, CalendarId calendar) {
    PageCommit page = page(owner, calendar);
    boolean last = percent(60);
    Optional<Cursor> cursor =
        percent(80) ? Optional.of(new Cursor("after " + page.pass().id())) : Optional.empty();
    return new Step(
        "stageUnseen " + owner + " " + page + " last " + last + " " + cursor,
        side -> {
          side.store().intake().stageUnseen(side.lease(in(owner)), page, last, cursor);
          return "staged";
        });
  }

  private Step requeue(OwnerId owner, CalendarId calendar) {
    return new Step(
        "requeueQuarantined " + owner + " " + calendar,
        side -> side.store().intake().requeueQuarantined(side.lease(in(owner)), calendar));
  }

  private Step ask(OwnerId owner, CalendarId calendar) {
    List<String> uids = names("e", NAMES);
    List<RemoteId> ids = names("i", NAMES).stream().map(RemoteId::new).toList();
    long position = below(20);
    TimeRange range = range(12);
    CalendarId other = calendar.equals(Bench.SOURCE) ? CalendarId.of("sports") : Bench.SOURCE;
    return new Step(
        "ask " + owner + " " + calendar + " " + uids + " " + ids + " after " + position + range,
        side -> {
          IntakeQueries sources = side.store().sources();
          return List.of(
              sources.items(owner, calendar, ids),
              sources.itemsAfter(owner, calendar, "i4", 3),
              sources.itemsOf(owner, calendar, uids),
              sources.managed(owner, calendar, List.of(hash("m0"), hash("m2"))),
              sources.events(owner, calendar, uids),
              sources.changedSince(owner, calendar, position, 4),
              sources.copies(owner, List.of("m0", "m3")),
              sources.changedMeetings(owner, Map.of(calendar, position, other, 2L), 5),
              sources.countItems(owner, calendar),
              side.store().reading().takingPlace(owner, Snapshot.SOURCES, range, 1_000));
        });
  }

  private PageCommit page(OwnerId owner, CalendarId calendar) {
    List<String> ids = names("i", NAMES);
    int gone = ids.isEmpty() ? 0 : below(ids.size());
    return new PageCommit(
        calendar,
        running(owner, calendar),
        ids.subList(gone, ids.size()).stream().map(this::item).toList(),
        ids.subList(0, gone).stream().map(RemoteId::new).toList(),
        names("e", NAMES).stream().map(uid -> write(owner, calendar, uid)).toList(),
        names("e", 3).stream().map(uid -> Bench.line("READ", uid)).toList(),
        percent(50) ? Optional.of(new Continuation("page " + below(9))) : Optional.empty());
  }

  private SourceItem item(String id) {
    return switch (below(6)) {
      case 0 -> SourceScene.managed(id, "m" + below(3));
      case 1 -> SourceScene.copyOf(id, "m" + below(3));
      case 2 -> SourceScene.quarantined(id, new byte[] {(byte) below(256)});
      case 3 -> SourceScene.master(id, "e" + below(NAMES));
      default -> SourceScene.live(id);
    };
  }

  private CanonicalWrite write(OwnerId owner, CalendarId calendar, String uid) {
    CanonicalRow row = reference.store().sources().events(owner, calendar, List.of(uid)).get(uid);
    long version = row == null ? 0 : row.version();
    Evidence.Kind kind = one(List.of(Evidence.Kind.values()));
    Optional<Evidence> removal =
        percent(30) ? Optional.of(new Evidence(kind, "pass-0")) : Optional.empty();
    long expected = percent(98) ? version : nearly(version);
    return new CanonicalWrite(
        uid, expected, bytes("body " + below(9)), removal, bounds(), meeting());
  }

  private Optional<TimeRange> bounds() {
    return percent(80) ? Optional.of(range(2_000)) : Optional.empty();
  }

  /** Up to so many days, often of one, within twelve from a few on. */
  private TimeRange range(int days) {
    Instant from = Instant.parse("2026-11-23T00:00:00Z").plus(below(12), ChronoUnit.DAYS);
    int length = percent(60) ? below(2) : below(days);
    return new TimeRange(from, from.plus(length, ChronoUnit.DAYS));
  }

  private Optional<String> meeting() {
    return percent(80) ? Optional.of("m" + below(4)) : Optional.empty();
  }

  private Pass running(OwnerId owner, CalendarId calendar) {
    Pass stale = new Pass("pass-0", Pass.Kind.FULL);
    return percent(95)
        ? reference.store().sources().calendarState(owner, calendar).running().orElse(stale)
        : stale;
  }

  private static Lane in(OwnerId owner) {
    return Bench.in(owner);
  }
}

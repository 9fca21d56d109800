package dev.calsync.engine.intake;

import static dev.calsync.engine.sample.Events.berlin;
import static dev.calsync.engine.sample.Events.details;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.connector.EventReader;
import dev.calsync.connector.MirrorWriter;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.connector.SourceObject;
import dev.calsync.connector.SourcePart;
import dev.calsync.engine.connection.Access;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.Records;
import dev.calsync.engine.form.ShapeForm;
import dev.calsync.engine.grant.NoGrant;
import dev.calsync.engine.job.Slices;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.mirror.Recognition;
import dev.calsync.engine.override.Family;
import dev.calsync.engine.override.OverrideNotes;
import dev.calsync.engine.permit.OpenWay;
import dev.calsync.engine.sample.Mirrors;
import dev.calsync.engine.sample.Port;
import dev.calsync.event.CanonicalKey;
import dev.calsync.event.EventBody;
import dev.calsync.event.Frequency;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.Recurrence;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.store.FormHash;
import dev.calsync.store.IntakeQueries;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.Lane;
import dev.calsync.store.Lease;
import dev.calsync.store.MirrorIdentity;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Part;
import dev.calsync.store.Pass;
import dev.calsync.store.SourceItem;
import dev.calsync.store.SyncStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads single parts, knowing some objects and mirrors. */
final class ReadParts {

  static final MirrorNames NAMES = new MirrorNames(Mirrors.keys("ours", 7));
  static final MirrorIdentity IDENTITY =
      NAMES.identity(
          NAMES.lineage("team", new CanonicalKey("work", "uid-1"), Part.MASTER, "home"), 0);
  static final String ID = NAMES.objectId(IDENTITY.hash());
  static final String UID = NAMES.uid(IDENTITY.hash());
  static final String MARK = NAMES.mark(Part.MASTER, IDENTITY);
  static final EventBody TEN = at("2026-12-02T10:00");
  static final EventBody ELEVEN = at("2026-12-02T11:00");
  static final Mirrors MIRROR = Mirrors.settled(IDENTITY, shown(TEN), Mirrors.at(ID, UID));

  final Map<RemoteId, SourceItem> items = new HashMap<>();
  final Map<RemoteId, MirrorRow> atObjects = new HashMap<>();
  final Map<FormHash, MirrorRow> byIdentity = new HashMap<>();
  private final List<RemoteId> fetched = new ArrayList<>();
  private final List<Integer> fetches = new ArrayList<>();
  private List<SourcePart> there = List.of();
  boolean writing;
  private Optional<RemoteId> found = Optional.empty();
  Pass.Kind kind = Pass.Kind.FULL;

  PageDraft read(SourcePart part) {
    PageDraft draft = new PageDraft(new OverrideNotes(NAMES, "run-1"));
    KnownPage known =
        new KnownPage(
            new Recognition.Rows(atObjects, byIdentity, items), writing, Family.NONE, Set.of());
    new PartReading(new Recognition(NAMES), NAMES, scope(), known, draft).read(part);
    return draft;
  }

  /** The parts of a page as they are read. */
  List<SourcePart> named(List<SourcePart> page) {
    IntakeQueries sources = Port.with(IntakeQueries.class, Map.of("items", asked -> items));
    SyncStore store = Port.with(SyncStore.class, Map.of("sources", asked -> sources));
    return new SeriesNames(store).named(scope(), page);
  }

  /** From now on the calendar answers this when it is asked for single objects. */
  void fetches(SourcePart part) {
    there = List.of(part);
  }

  /** How many it was asked for, call by call. */
  List<Integer> fetches() {
    return fetches;
  }

  /** What the calendar was asked for. */
  List<RemoteId> fetched() {
    return fetched;
  }

  void know(PageDraft draft) {
    draft.items.forEach(item -> items.put(item.id(), item));
  }

  void mirror(Mirrors mirror) {
    atObjects.put(new RemoteId(ID), mirror.row());
    byIdentity.put(IDENTITY.hash(), mirror.row());
  }

  private PassScope scope() {
    ConnectionId connection = ConnectionId.of("home");
    Lease lease = new Lease(new Lane(OwnerId.of("ann"), connection, Lane.Direction.IN), 1);
    CalendarRecord calendar =
        new CalendarRecord(
            Mirrors.TARGET, new CalendarRef(connection, "home"), "Home", Records.capabilities(1));
    return new PassScope(
        Slices.fresh(lease, new JobKey(JobKind.INTAKE, "target")),
        calendar,
        access(),
        new OpenPass(new Pass("pass-1", kind), Optional.empty(), new Progress(Mirrors.TARGET)),
        Mirrors.SLOTS);
  }

  /** Where mirrors are found by the ids that they were made under. */
  private Access access() {
    MirrorWriter writer =
        Port.with(
            MirrorWriter.class,
            Map.of(
                "findMirror",
                asked ->
                    found
                        .filter(any -> asked[3].equals(Optional.empty()))
                        .map(SourcePart.Gone::new)));
    ConnectorAdapter connector =
        Port.with(
            ConnectorAdapter.class,
            Map.of("writer", asked -> Optional.of(writer), "reader", asked -> reader()));
    return new Access(
        connector,
        null,
        new CalendarRef(ConnectionId.of("home"), "home"),
        OpenWay.way(),
        NoGrant.use());
  }

  private EventReader reader() {
    return Port.with(
        EventReader.class,
        Map.of(
            "fetch",
            asked -> {
              fetches.add(((Collection<?>) asked[2]).size());
              ((Collection<?>) asked[2]).forEach(id -> fetched.add((RemoteId) id));
              return there;
            }));
  }

  /** From now on the calendar finds the mirror there. */
  void finds(RemoteId object) {
    found = Optional.of(object);
  }

  static SourcePart whole(SourceObject object, EventBody body) {
    return new SourcePart.Whole(object, body);
  }

  static SourcePart unreadable(String id, String raw) {
    return new SourcePart.Unreadable(
        object(id, "", null), "BAD_RULE", "line 3", raw.getBytes(StandardCharsets.UTF_8));
  }

  static SourceObject object(String id, String uid, String mark) {
    return new SourceObject(
        new RemoteId(id), uid, new RemoteVersion("v2"), Optional.ofNullable(mark));
  }

  static EventBody at(String start) {
    return EventBody.single(berlin(start), details("Busy"));
  }

  static EventBody weekly() {
    return new EventBody(
        TEN.time(),
        TEN.details(),
        Optional.of(Recurrence.of(RecurrenceRule.every(Frequency.WEEKLY))),
        List.of());
  }

  static FormHash shown(EventBody body) {
    return ShapeForm.hash(MirrorShape.shownBy(body));
  }
}

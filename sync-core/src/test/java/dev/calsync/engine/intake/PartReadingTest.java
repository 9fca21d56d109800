package dev.calsync.engine.intake;

import static dev.calsync.engine.sample.Events.berlin;
import static dev.calsync.engine.sample.Events.details;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.calendar.Capabilities;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.connector.SourceObject;
import dev.calsync.connector.SourcePart;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.form.ShapeForm;
import dev.calsync.engine.job.Slices;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.mirror.Recognition;
import dev.calsync.engine.sample.Mirrors;
import dev.calsync.event.CanonicalKey;
import dev.calsync.event.EventBody;
import dev.calsync.event.MirrorShape;
import dev.calsync.store.FormHash;
import dev.calsync.store.ItemState;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.Lane;
import dev.calsync.store.Lease;
import dev.calsync.store.MirrorHashes;
import dev.calsync.store.MirrorIdentity;
import dev.calsync.store.MirrorRemote;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Observation;
import dev.calsync.store.Part;
import dev.calsync.store.Pass;
import dev.calsync.store.Settlement;
import dev.calsync.store.SourceItem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R-B2, R-B5, INV-1, INV-19: what one part of a page means. */
class PartReadingTest {

  private static final MirrorNames NAMES = new MirrorNames(Mirrors.keys("ours", 7));
  private static final MirrorIdentity IDENTITY =
      NAMES.identity(
          NAMES.lineage("team", new CanonicalKey("work", "uid-1"), Part.MASTER, "home"), 0);
  private static final String ID = NAMES.objectId(IDENTITY.hash());
  private static final String UID = NAMES.uid(IDENTITY.hash());
  private static final String MARK = NAMES.mark(Part.MASTER, IDENTITY);
  private static final EventBody TEN = at("2026-12-02T10:00");
  private static final EventBody ELEVEN = at("2026-12-02T11:00");
  private static final Mirrors MIRROR = Mirrors.settled(IDENTITY, shown(TEN), Mirrors.at(ID, UID));

  private final Map<RemoteId, SourceItem> items = new HashMap<>();
  private final Map<RemoteId, MirrorRow> atObjects = new HashMap<>();
  private final Map<FormHash, MirrorRow> byIdentity = new HashMap<>();

  @Test
  void anEventOfTheUserIsAnOriginAndFolded() {
    SourcePart part = whole(object("a.ics", "uid-9", null), TEN);

    PageDraft draft = read(part);

    assertThat(draft.items)
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.state()).isEqualTo(ItemState.LIVE);
              assertThat(item.event()).contains("uid-9");
            });
    assertThat(draft.partsByEvent.get("uid-9")).containsExactly(part);
    assertThat(draft.origins).isEqualTo(1);
  }

  @Test
  void anEventWithoutAUidIsNamedByItsObject() {
    assertThat(read(whole(object("a.ics", "", null), TEN)).partsByEvent).containsOnlyKeys("a.ics");
  }

  /** INV-10. */
  @Test
  void whatWasReadBeforeChangesNothing() {
    know(read(whole(object("a.ics", "uid-9", null), TEN)));

    PageDraft again = read(whole(object("a.ics", "uid-9", null), TEN));

    assertThat(again.isEmpty()).isTrue();
    assertThat(again.unchanged).isEqualTo(1);
    assertThat(again.origins).as("it still counts as listed").isEqualTo(1);
    assertThat(read(whole(object("a.ics", "uid-9", null), ELEVEN)).isEmpty()).isFalse();
  }

  @Test
  void ourOwnMirrorAsItWasLastSeenIsAnEcho() {
    mirror(MIRROR);

    PageDraft draft = read(whole(object(ID, UID, MARK), TEN));

    assertThat(draft.isEmpty()).isTrue();
    assertThat(draft.observations).isEmpty();
    assertThat(draft.origins).isZero();
  }

  @Test
  void anEditedMirrorIsDriftAndNoOrigin() {
    mirror(MIRROR);

    PageDraft draft = read(whole(object(ID, UID, MARK), ELEVEN));

    assertThat(draft.isEmpty()).isTrue();
    assertThat(draft.observations)
        .containsExactly(
            new Observation(
                MIRROR.row().key(),
                1,
                new Settlement.Found(
                    Optional.of(new MirrorRemote(new RemoteId(ID), UID, new RemoteVersion("v2"))),
                    shown(ELEVEN),
                    IDENTITY)));
    assertThat(draft.drift).singleElement().matches(it -> it.reason().equals("EDITED_AT_TARGET"));
  }

  /** FLT-2: what a write in flight made of it is for the look-up to say. */
  @Test
  void aMirrorWithAnOpenWriteIsLeftToItsLookUp() {
    mirror(
        MIRROR.with(
            new MirrorHashes(shown(ELEVEN), Optional.of(shown(ELEVEN)), shown(TEN), shown(TEN))));

    for (EventBody body : new EventBody[] {TEN, ELEVEN, at("2026-12-02T12:00")}) {
      PageDraft draft = read(whole(object(ID, UID, MARK), body));
      assertThat(draft.isEmpty()).isTrue();
      assertThat(draft.observations).isEmpty();
    }
    assertThat(read(new SourcePart.Gone(new RemoteId(ID))).observations).isEmpty();
  }

  @Test
  void aMirrorWhoseDeletionIsFoundUndoneIsSeenAgain() {
    mirror(Mirrors.tombstone(IDENTITY));

    assertThat(read(whole(object(ID, UID, MARK), TEN)).observations).hasSize(1);
  }

  /** FLT-6, INV-13. */
  @Test
  void anEventUnderTheIdOfOurMirrorIsTheUsersAndTheMirrorTakesAnotherId() {
    mirror(MIRROR);

    PageDraft draft = read(whole(object(ID, "uid-9", null), ELEVEN));

    assertThat(draft.items).extracting(SourceItem::state).containsExactly(ItemState.LIVE);
    assertThat(draft.observations)
        .singleElement()
        .satisfies(
            seen -> {
              assertThat(seen.found().remote()).isEmpty();
              assertThat(seen.found().seen()).isEqualTo(FormHash.ABSENT);
              assertThat(seen.found().identity()).isEqualTo(NAMES.next(IDENTITY));
            });
    assertThat(draft.drift).singleElement().matches(it -> it.reason().equals("REPLACED_AT_TARGET"));
  }

  @Test
  void aDeletedMirrorIsMadeAnewUnderTheNextId() {
    mirror(MIRROR);

    PageDraft draft = read(new SourcePart.Gone(new RemoteId(ID)));

    assertThat(draft.observations)
        .singleElement()
        .satisfies(seen -> assertThat(seen.found().identity()).isEqualTo(NAMES.next(IDENTITY)));
    assertThat(draft.drift).singleElement().matches(it -> it.reason().equals("DELETED_AT_TARGET"));
    assertThat(draft.isEmpty()).isTrue();
  }

  @Test
  void aTombstoneOfAnEventNamesItsEvent() {
    know(read(whole(object("a.ics", "uid-9", null), TEN)));

    PageDraft draft = read(new SourcePart.Gone(new RemoteId("a.ics")));

    assertThat(draft.removed).containsExactly(new RemoteId("a.ics"));
    assertThat(draft.goneByEvent).containsEntry("uid-9", new RemoteId("a.ics"));
    assertThat(draft.origins).isZero();
  }

  @Test
  void aTombstoneOfSomethingUnknownIsNothing() {
    assertThat(read(new SourcePart.Gone(new RemoteId("never-seen"))).isEmpty()).isTrue();
  }

  /** SEM-10. */
  @Test
  void anObjectThatLeftTheWindowIsNotDeleted() {
    know(read(whole(object("a.ics", "uid-9", null), TEN)));
    mirror(MIRROR);

    for (String id : new String[] {"a.ics", ID}) {
      PageDraft draft = read(new SourcePart.LeftWindow(new RemoteId(id)));
      assertThat(draft.isEmpty()).isTrue();
      assertThat(draft.observations).isEmpty();
    }
  }

  /** R-F5. */
  @Test
  void aMirrorWithoutARowIsRememberedByWhatItIsAMirrorOf() {
    PageDraft draft = read(whole(object(ID, UID, MARK), TEN));

    assertThat(draft.items)
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.state()).isEqualTo(ItemState.MANAGED);
              assertThat(item.lineage()).contains(IDENTITY.lineage());
              assertThat(item.mark()).contains(MARK);
              assertThat(item.content()).isEqualTo(shown(TEN));
              assertThat(item.event()).isEmpty();
            });
    know(draft);
    assertThat(read(whole(object(ID, UID, MARK), TEN)).isEmpty()).isTrue();
  }

  @Test
  void anUntouchedCopyIsListedAndIgnored() {
    mirror(MIRROR);

    PageDraft draft = read(whole(object("copy.ics", UID, MARK), TEN));

    assertThat(draft.items).extracting(SourceItem::state).containsExactly(ItemState.COPY);
    assertThat(draft.partsByEvent).isEmpty();
    assertThat(draft.origins).isZero();
    assertThat(draft.observations).isEmpty();
  }

  /** SEM-43: once a user has changed it, its mark is disregarded for ever. */
  @Test
  void aCopyThatWasEditedStaysTheUsersOwnWhateverBecomesOfItsMirror() {
    mirror(MIRROR);
    know(read(whole(object("copy.ics", UID, MARK), ELEVEN)));
    assertThat(items.get(new RemoteId("copy.ics")).state()).isEqualTo(ItemState.LIVE);

    for (Mirrors later :
        new Mirrors[] {
          Mirrors.tombstone(IDENTITY),
          MIRROR.with(
              new MirrorHashes(shown(ELEVEN), Optional.empty(), shown(ELEVEN), shown(ELEVEN)))
        }) {
      byIdentity.put(IDENTITY.hash(), later.row());
      PageDraft draft = read(whole(object("copy.ics", UID, MARK), ELEVEN));
      assertThat(draft.unchanged).isEqualTo(1);
      assertThat(draft.items).isEmpty();
    }
    byIdentity.clear();
    assertThat(read(whole(object("copy.ics", UID, MARK), ELEVEN)).items).isEmpty();
  }

  /** SEM-43: a mirror that moves on makes no origin of a copy that nobody touched. */
  @Test
  void aCopyThatNobodyTouchedStaysACopyWhenItsMirrorMovesOn() {
    mirror(MIRROR);
    know(read(whole(object("copy.ics", UID, MARK), TEN)));
    mirror(
        MIRROR.with(
            new MirrorHashes(shown(ELEVEN), Optional.empty(), shown(ELEVEN), shown(ELEVEN))));

    PageDraft same = read(whole(object("copy.ics", UID, MARK), TEN));
    PageDraft edited = read(whole(object("copy.ics", UID, MARK), at("2026-12-02T17:00")));

    assertThat(same.isEmpty()).isTrue();
    assertThat(edited.items).extracting(SourceItem::state).containsExactly(ItemState.LIVE);
  }

  @Test
  void whatCannotBeUnderstoodGoesToQuarantineWithItsRawForm() {
    PageDraft draft = read(unreadable("a.ics", "BEGIN:VEVENT"));

    assertThat(draft.items)
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.state()).isEqualTo(ItemState.QUARANTINED);
              SourceItem.Quarantine why = item.quarantine().orElseThrow();
              assertThat(why.code()).isEqualTo("BAD_RULE");
              assertThat(why.where()).isEqualTo("line 3");
              assertThat(why.raw().bytes()).asString().isEqualTo("BEGIN:VEVENT");
            });
    assertThat(draft.journal)
        .singleElement()
        .matches(line -> line.action().equals("ITEM_QUARANTINED"));
    assertThat(draft.quarantined).isEqualTo(1);
    assertThat(draft.origins).as("something is there: the calendar is not empty").isEqualTo(1);
  }

  /** R-B5: not understood is not gone. */
  @Test
  void anEventThatCannotBeUnderstoodAnyMoreKeepsItsEvent() {
    know(read(whole(object("a.ics", "uid-9", null), TEN)));

    PageDraft draft = read(unreadable("a.ics", "BEGIN:VEVENT"));

    assertThat(draft.items).singleElement().matches(it -> it.event().equals(Optional.of("uid-9")));
    assertThat(draft.goneByEvent).isEmpty();
    know(draft);
    PageDraft mended = read(whole(object("a.ics", "uid-9", null), TEN));
    assertThat(mended.items).extracting(SourceItem::state).containsExactly(ItemState.LIVE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"BEGIN:VEVENT", ""})
  void whatIsInQuarantineAlreadyIsToldOnce(String raw) {
    know(read(unreadable("a.ics", raw)));

    PageDraft again = read(unreadable("a.ics", raw));

    assertThat(again.isEmpty()).isTrue();
    assertThat(again.journal).isEmpty();
    assertThat(again.quarantined).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"BEGIN:VEVENT", ""})
  void aMirrorThatCannotBeUnderstoodIsDrift(String raw) {
    mirror(MIRROR);

    PageDraft draft = read(unreadable(ID, raw));

    assertThat(draft.items).isEmpty();
    assertThat(draft.drift).singleElement().matches(it -> it.reason().equals("SPOILED_AT_TARGET"));
    assertThat(draft.observations)
        .singleElement()
        .satisfies(
            seen -> {
              assertThat(seen.found().remote()).isPresent();
              assertThat(seen.found().seen()).as("it is there").isNotEqualTo(FormHash.ABSENT);
            });
  }

  /** INV-19, FLT-55. */
  @Test
  void anItemThatCannotBeHandledStopsOnlyItself() {
    PageDraft draft = read(whole(object("a.ics", "uid-9", null), null));

    assertThat(draft.items)
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.state()).isEqualTo(ItemState.QUARANTINED);
              assertThat(item.quarantine().orElseThrow().code()).isEqualTo("PROCESSING_FAILED");
            });
    know(draft);
    assertThat(read(whole(object("a.ics", "uid-9", null), null)).isEmpty()).isTrue();
  }

  /** INV-15. */
  @Test
  void nothingThatIsToldRepeatsAnEventsWords() {
    mirror(MIRROR);
    EventBody canary = EventBody.single(berlin("2026-12-02T12:00"), details("canary"));

    for (SourcePart part :
        new SourcePart[] {
          whole(object(ID, UID, MARK), canary),
          whole(object("a.ics", "uid-9", null), canary),
          unreadable("b.ics", "SUMMARY:canary")
        }) {
      PageDraft draft = read(part);
      assertThat(draft.journal.toString() + draft.drift).doesNotContain("canary");
    }
  }

  private PageDraft read(SourcePart part) {
    PageDraft draft = new PageDraft();
    KnownPage known = new KnownPage(new Recognition.Rows(atObjects, byIdentity, items));
    new PartReading(new Recognition(NAMES), NAMES, scope(), known, draft).read(part);
    return draft;
  }

  private void know(PageDraft draft) {
    draft.items.forEach(item -> items.put(item.id(), item));
  }

  private void mirror(Mirrors mirror) {
    atObjects.put(new RemoteId(ID), mirror.row());
    byIdentity.put(IDENTITY.hash(), mirror.row());
  }

  private static PassScope scope() {
    ConnectionId connection = ConnectionId.of("home");
    Lease lease = new Lease(new Lane(OwnerId.of("ann"), connection, Lane.Direction.IN), 1);
    CalendarRecord calendar =
        new CalendarRecord(
            Mirrors.TARGET, new CalendarRef(connection, "home"), "Home", capabilities());
    return new PassScope(
        Slices.fresh(lease, new JobKey(JobKind.INTAKE, "target")),
        calendar,
        null,
        new Pass("pass-1", Pass.Kind.FULL),
        new SeenSet("pass-1"));
  }

  private static Capabilities capabilities() {
    return new Capabilities(
        1,
        true,
        Capabilities.Create.ID_CHOSEN,
        Capabilities.Marks.IN_LISTING,
        Capabilities.Series.WHOLE,
        true,
        Capabilities.SilentWrite.GUARANTEED,
        Capabilities.ConfirmingReads.LIVE,
        Duration.ZERO,
        1,
        1,
        Duration.ofMinutes(1));
  }

  private static SourcePart whole(SourceObject object, EventBody body) {
    return new SourcePart.Whole(object, body);
  }

  private static SourcePart unreadable(String id, String raw) {
    return new SourcePart.Unreadable(
        object(id, "", null), "BAD_RULE", "line 3", raw.getBytes(StandardCharsets.UTF_8));
  }

  private static SourceObject object(String id, String uid, String mark) {
    return new SourceObject(
        new RemoteId(id), uid, new RemoteVersion("v2"), Optional.ofNullable(mark));
  }

  private static EventBody at(String start) {
    return EventBody.single(berlin(start), details("Busy"));
  }

  private static FormHash shown(EventBody body) {
    return ShapeForm.hash(MirrorShape.shownBy(body));
  }
}

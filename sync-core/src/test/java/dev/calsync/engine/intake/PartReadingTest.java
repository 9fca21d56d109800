package dev.calsync.engine.intake;

import static dev.calsync.engine.intake.ReadParts.ELEVEN;
import static dev.calsync.engine.intake.ReadParts.ID;
import static dev.calsync.engine.intake.ReadParts.IDENTITY;
import static dev.calsync.engine.intake.ReadParts.MARK;
import static dev.calsync.engine.intake.ReadParts.MIRROR;
import static dev.calsync.engine.intake.ReadParts.NAMES;
import static dev.calsync.engine.intake.ReadParts.TEN;
import static dev.calsync.engine.intake.ReadParts.UID;
import static dev.calsync.engine.intake.ReadParts.at;
import static dev.calsync.engine.intake.ReadParts.object;
import static dev.calsync.engine.intake.ReadParts.shown;
import static dev.calsync.engine.intake.ReadParts.unreadable;
import static dev.calsync.engine.intake.ReadParts.whole;
import static dev.calsync.engine.sample.Events.berlin;
import static dev.calsync.engine.sample.Events.details;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.connector.SourcePart;
import dev.calsync.engine.sample.Mirrors;
import dev.calsync.event.EventBody;
import dev.calsync.store.FormHash;
import dev.calsync.store.ItemState;
import dev.calsync.store.MirrorHashes;
import dev.calsync.store.MirrorRemote;
import dev.calsync.store.Observation;
import dev.calsync.store.Settlement;
import dev.calsync.store.SourceItem;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** R-B2, INV-1: what one part of a page means. */
class PartReadingTest {

  private final ReadParts parts = new ReadParts();

  @Test
  void anEventOfTheUserIsAnOriginAndFolded() {
    SourcePart part = whole(object("a.ics", "uid-9", null), TEN);

    PageDraft draft = parts.read(part);

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
    assertThat(parts.read(whole(object("a.ics", "", null), TEN)).partsByEvent)
        .containsOnlyKeys("a.ics");
  }

  /** INV-10. */
  @Test
  void whatWasReadBeforeChangesNothing() {
    parts.know(parts.read(whole(object("a.ics", "uid-9", null), TEN)));

    PageDraft again = parts.read(whole(object("a.ics", "uid-9", null), TEN));

    assertThat(again.isEmpty()).isTrue();
    assertThat(again.unchanged).isEqualTo(1);
    assertThat(again.origins).as("it still counts as listed").isEqualTo(1);
    assertThat(parts.read(whole(object("a.ics", "uid-9", null), ELEVEN)).isEmpty()).isFalse();
  }

  @Test
  void ourOwnMirrorAsItWasLastSeenIsAnEcho() {
    parts.mirror(MIRROR);

    PageDraft draft = parts.read(whole(object(ID, UID, MARK), TEN));

    assertThat(draft.isEmpty()).isTrue();
    assertThat(draft.observations).isEmpty();
    assertThat(draft.origins).isZero();
  }

  @Test
  void anEditedMirrorIsDriftAndNoOrigin() {
    parts.mirror(MIRROR);

    PageDraft draft = parts.read(whole(object(ID, UID, MARK), ELEVEN));

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
    parts.mirror(
        MIRROR.with(
            new MirrorHashes(shown(ELEVEN), Optional.of(shown(ELEVEN)), shown(TEN), shown(TEN))));

    for (EventBody body : new EventBody[] {TEN, ELEVEN, at("2026-12-02T12:00")}) {
      PageDraft draft = parts.read(whole(object(ID, UID, MARK), body));
      assertThat(draft.isEmpty()).isTrue();
      assertThat(draft.observations).isEmpty();
    }
    assertThat(parts.read(new SourcePart.Gone(new RemoteId(ID))).observations).isEmpty();
  }

  @Test
  void aMirrorWhoseDeletionIsFoundUndoneIsSeenAgain() {
    parts.mirror(Mirrors.tombstone(IDENTITY));

    assertThat(parts.read(whole(object(ID, UID, MARK), TEN)).observations).hasSize(1);
  }

  /** FLT-6, INV-13. */
  @Test
  void anEventUnderTheIdOfOurMirrorIsTheUsersAndTheMirrorTakesAnotherId() {
    parts.mirror(MIRROR);

    PageDraft draft = parts.read(whole(object(ID, "uid-9", null), ELEVEN));

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

  /** Where ids are chosen; what is put back later is then this mirror and no second one. */
  @Test
  void aDeletedMirrorIsMadeAnewUnderItsOwnId() {
    parts.mirror(MIRROR);

    PageDraft draft = parts.read(new SourcePart.Gone(new RemoteId(ID)));

    assertThat(draft.observations)
        .singleElement()
        .satisfies(seen -> assertThat(seen.found().identity()).isEqualTo(IDENTITY));
    assertThat(draft.drift).singleElement().matches(it -> it.reason().equals("DELETED_AT_TARGET"));
    assertThat(draft.isEmpty()).isTrue();
  }

  @Test
  void aTombstoneOfAnEventNamesItsEvent() {
    parts.know(parts.read(whole(object("a.ics", "uid-9", null), TEN)));

    PageDraft draft = parts.read(new SourcePart.Gone(new RemoteId("a.ics")));

    assertThat(draft.removed).containsExactly(new RemoteId("a.ics"));
    assertThat(draft.goneByEvent).containsEntry("uid-9", new RemoteId("a.ics"));
    assertThat(draft.origins).isZero();
  }

  @Test
  void aTombstoneOfSomethingUnknownIsNothing() {
    assertThat(parts.read(new SourcePart.Gone(new RemoteId("never-seen"))).isEmpty()).isTrue();
  }

  /** SEM-10. */
  @Test
  void anObjectThatLeftTheWindowIsNotDeleted() {
    parts.know(parts.read(whole(object("a.ics", "uid-9", null), TEN)));
    parts.mirror(MIRROR);

    for (String id : new String[] {"a.ics", ID}) {
      PageDraft draft = parts.read(new SourcePart.LeftWindow(new RemoteId(id)));
      assertThat(draft.isEmpty()).isTrue();
      assertThat(draft.observations).isEmpty();
    }
  }

  /** R-F5. */
  @Test
  void aMirrorWithoutARowIsRememberedByWhatItIsAMirrorOf() {
    PageDraft draft = parts.read(whole(object(ID, UID, MARK), TEN));

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
    parts.know(draft);
    assertThat(parts.read(whole(object(ID, UID, MARK), TEN)).isEmpty()).isTrue();
  }

  @Test
  void anUntouchedCopyIsListedAndIgnored() {
    parts.mirror(MIRROR);

    PageDraft draft = parts.read(whole(object("copy.ics", UID, MARK), TEN));

    assertThat(draft.items).extracting(SourceItem::state).containsExactly(ItemState.COPY);
    assertThat(draft.partsByEvent).isEmpty();
    assertThat(draft.origins).isZero();
    assertThat(draft.observations).isEmpty();
  }

  /** A file finds a mirror by the id inside, whatever UID it has by now. */
  @Test
  void whatTheCalendarItselfFindsAsTheMirrorIsNoCopy() {
    parts.mirror(MIRROR);
    parts.finds(new RemoteId("other@home"));

    PageDraft draft = parts.read(whole(object("other@home", "other@home", MARK), TEN));

    assertThat(draft.items).isEmpty();
    assertThat(draft.observations)
        .singleElement()
        .satisfies(
            seen -> {
              assertThat(seen.found().remote())
                  .contains(
                      new MirrorRemote(
                          new RemoteId("other@home"), "other@home", new RemoteVersion("v2")));
              assertThat(seen.found().seen()).isEqualTo(shown(TEN));
              assertThat(seen.found().identity()).isEqualTo(IDENTITY);
            });
    assertThat(draft.drift).singleElement().matches(it -> it.reason().equals("RENAMED_AT_TARGET"));
  }

  /** SEM-43: once a user has changed it, its mark is disregarded for ever. */
  @Test
  void aCopyThatWasEditedStaysTheUsersOwnWhateverBecomesOfItsMirror() {
    parts.mirror(MIRROR);
    parts.know(parts.read(whole(object("copy.ics", UID, MARK), ELEVEN)));
    assertThat(parts.items.get(new RemoteId("copy.ics")).state()).isEqualTo(ItemState.LIVE);

    for (Mirrors later :
        new Mirrors[] {
          Mirrors.tombstone(IDENTITY),
          MIRROR.with(
              new MirrorHashes(shown(ELEVEN), Optional.empty(), shown(ELEVEN), shown(ELEVEN)))
        }) {
      parts.byIdentity.put(IDENTITY.hash(), later.row());
      PageDraft draft = parts.read(whole(object("copy.ics", UID, MARK), ELEVEN));
      assertThat(draft.unchanged).isEqualTo(1);
      assertThat(draft.items).isEmpty();
    }
    parts.byIdentity.clear();
    assertThat(parts.read(whole(object("copy.ics", UID, MARK), ELEVEN)).items).isEmpty();
  }

  /** INV-13: even under a name that could be our mirror's. */
  @Test
  void anEventOfTheUsersOwnNeverBecomesAMirrorThatIsGone() {
    parts.mirror(MIRROR);
    SourcePart edited = whole(object(ID + ".copy.ics", UID, MARK), ELEVEN);
    parts.know(parts.read(edited));
    parts.mirror(Mirrors.tombstone(IDENTITY));

    PageDraft draft = parts.read(edited);

    assertThat(draft.observations).isEmpty();
    assertThat(draft.unchanged).isEqualTo(1);
  }

  /** SEM-43: nor is it found anew once its mirror was made again under another id. */
  @Test
  void aCopyThatNobodyTouchedStaysACopyWhenItsMirrorIsMadeAgain() {
    parts.mirror(MIRROR);
    SourcePart copy = whole(object("copy.ics", UID, MARK), TEN);
    parts.know(parts.read(copy));
    parts.byIdentity.clear();

    assertThat(parts.read(copy).items).isEmpty();
    assertThat(parts.items.get(new RemoteId("copy.ics")).state()).isEqualTo(ItemState.COPY);
  }

  /** SEM-43: a mirror that moves on makes no origin of a copy that nobody touched. */
  @Test
  void aCopyThatNobodyTouchedStaysACopyWhenItsMirrorMovesOn() {
    parts.mirror(MIRROR);
    parts.know(parts.read(whole(object("copy.ics", UID, MARK), TEN)));
    parts.mirror(
        MIRROR.with(
            new MirrorHashes(shown(ELEVEN), Optional.empty(), shown(ELEVEN), shown(ELEVEN))));

    PageDraft same = parts.read(whole(object("copy.ics", UID, MARK), TEN));
    PageDraft edited = parts.read(whole(object("copy.ics", UID, MARK), at("2026-12-02T17:00")));

    assertThat(same.isEmpty()).isTrue();
    assertThat(edited.items).extracting(SourceItem::state).containsExactly(ItemState.LIVE);
  }

  /** INV-15. */
  @Test
  void nothingThatIsToldRepeatsAnEventsWords() {
    parts.mirror(MIRROR);
    EventBody canary = EventBody.single(berlin("2026-12-02T12:00"), details("canary"));

    for (SourcePart part :
        new SourcePart[] {
          whole(object(ID, UID, MARK), canary),
          whole(object("a.ics", "uid-9", null), canary),
          unreadable("b.ics", "SUMMARY:canary")
        }) {
      PageDraft draft = parts.read(part);
      assertThat(draft.journal.toString() + draft.drift).doesNotContain("canary");
    }
  }
}

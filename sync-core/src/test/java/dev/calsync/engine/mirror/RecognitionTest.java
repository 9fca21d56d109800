package dev.calsync.engine.mirror;

import static dev.calsync.engine.sample.Mirrors.at;
import static dev.calsync.engine.sample.Mirrors.hash;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.CalendarId;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.connector.SourceObject;
import dev.calsync.engine.mirror.Recognition.Copy;
import dev.calsync.engine.mirror.Recognition.Found;
import dev.calsync.engine.mirror.Recognition.Origin;
import dev.calsync.engine.mirror.Recognition.Ours;
import dev.calsync.engine.mirror.Recognition.Rows;
import dev.calsync.engine.mirror.Recognition.Verdict;
import dev.calsync.engine.sample.Mirrors;
import dev.calsync.event.CanonicalKey;
import dev.calsync.store.FormHash;
import dev.calsync.store.ItemState;
import dev.calsync.store.MirrorHashes;
import dev.calsync.store.MirrorIdentity;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Part;
import dev.calsync.store.SourceItem;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** INV-1, SEM-43: what is ours, what is a copy of ours, and what is the user's own. */
class RecognitionTest {

  private static final MirrorNames NAMES = new MirrorNames(Mirrors.keys("ours", 7));
  private static final MirrorNames STRANGERS = new MirrorNames(Mirrors.keys("theirs", 7));
  private static final MirrorIdentity IDENTITY =
      NAMES.identity(
          NAMES.lineage("team", new CanonicalKey("work", "uid-1"), Part.MASTER, "home"), 0);
  private static final String ID = NAMES.objectId(IDENTITY.hash());
  private static final String UID = NAMES.uid(IDENTITY.hash());
  private static final String MARK = NAMES.mark(Part.MASTER, IDENTITY);
  private static final FormHash SHOWN = hash("busy at ten");
  private static final FormHash EDITED = hash("busy at eleven");
  private static final MirrorRow ROW = Mirrors.settled(IDENTITY, SHOWN, at(ID, UID)).row();
  private static final CalendarId OTHER = CalendarId.of("other");

  private final Recognition recognition = new Recognition(NAMES);

  @Test
  void theMirrorOfARowIsOurs() {
    assertThat(here(object(ID, UID, MARK), SHOWN, ROW)).isEqualTo(new Ours(ROW));
  }

  @Test
  void aMirrorThatWasEditedIsStillOurs() {
    assertThat(here(object(ID, UID, MARK), EDITED, ROW)).isEqualTo(new Ours(ROW));
  }

  @Test
  void aMirrorWhoseMarkWasStrippedIsOursByItsUid() {
    assertThat(here(object(ID, UID, null), EDITED, ROW)).isEqualTo(new Ours(ROW));
  }

  @Test
  void aMirrorWhoseUidWasChangedIsOursByItsMark() {
    assertThat(here(object(ID, "new-uid", MARK), SHOWN, ROW)).isEqualTo(new Ours(ROW));
  }

  @Test
  void aMirrorUnderTheProvidersOwnNamesIsOursByTheUidThatItWasSeenWith() {
    MirrorRow row = Mirrors.settled(IDENTITY, SHOWN, at("graph-id", "graph-uid")).row();

    assertThat(here(object("graph-id", "graph-uid", null), SHOWN, row)).isEqualTo(new Ours(row));
  }

  /** FLT-1: the reply was lost, so the row knows no place yet. */
  @Test
  void aMirrorOfAnOpenAttemptIsOurs() {
    MirrorRow open =
        Mirrors.tombstone(IDENTITY)
            .with(new MirrorHashes(SHOWN, Optional.of(SHOWN), FormHash.ABSENT, FormHash.ABSENT))
            .row();

    assertThat(claimed(object(ID, UID, MARK), SHOWN, Mirrors.TARGET, open))
        .isEqualTo(new Ours(open));
    assertThat(claimed(object(ID, UID, null), SHOWN, Mirrors.TARGET, open))
        .isEqualTo(new Ours(open));
  }

  @Test
  void aMirrorThatComesBackAfterItsDeletionIsOurs() {
    MirrorRow gone = Mirrors.tombstone(IDENTITY).row();

    assertThat(here(object(ID, UID, MARK), SHOWN, gone)).isEqualTo(new Ours(gone));
  }

  /** INV-13: what is taken for ours may be deleted. A copy that lies about keeps our UID. */
  @Test
  void aCopyIsNotTakenForAMirrorThatIsGone() {
    MirrorRow gone = Mirrors.tombstone(IDENTITY).row();

    for (FormHash shown : new FormHash[] {SHOWN, EDITED}) {
      assertThat(claimed(object("copy-1", UID, MARK), shown, Mirrors.TARGET, gone))
          .isEqualTo(new Copy());
      assertThat(claimed(object("copy-1", UID, null), shown, Mirrors.TARGET, gone))
          .isEqualTo(new Copy());
      for (String file : new String[] {" (copy).ics", " copy.ics", " - Copy.ics", "(1).ics"}) {
        assertThat(claimed(object(ID + file, UID, MARK), shown, Mirrors.TARGET, gone))
            .as(file)
            .isEqualTo(new Copy());
      }
    }
  }

  @Test
  void aMirrorOfAnOpenAttemptUnderTheProvidersIdIsOursByItsUid() {
    MirrorRow open =
        Mirrors.tombstone(IDENTITY)
            .with(new MirrorHashes(SHOWN, Optional.of(SHOWN), FormHash.ABSENT, FormHash.ABSENT))
            .row();

    assertThat(claimed(object("graph-id", UID, null), SHOWN, Mirrors.TARGET, open))
        .isEqualTo(new Ours(open));
    assertThat(claimed(object("graph-id", "graph-uid", MARK), SHOWN, Mirrors.TARGET, open))
        .isEqualTo(new Copy());
  }

  /**
   * INV-1: rows by place and rows by identity are two questions, and a write may settle between.
   */
  @Test
  void aMirrorThatSettledBetweenTwoQuestionsIsOurs() {
    assertThat(claimed(object(ID, UID, null), EDITED, Mirrors.TARGET, ROW))
        .isEqualTo(new Ours(ROW));
  }

  @Test
  void anUntouchedCopyIsACopy() {
    assertThat(claimed(object("copy-1", UID, MARK), SHOWN, Mirrors.TARGET, ROW))
        .isEqualTo(new Copy());
    assertThat(claimed(object("copy-1", "new-uid", MARK), SHOWN, Mirrors.TARGET, ROW))
        .isEqualTo(new Copy());
    assertThat(claimed(object("copy-1", UID, null), SHOWN, Mirrors.TARGET, ROW))
        .isEqualTo(new Copy());
  }

  /** FLT-22: a copy looks like what the provider made of our write, or like what we wrote. */
  @Test
  void aCopyOfAMirrorThatItsProviderRewroteIsACopy() {
    FormHash rewritten = hash("busy at ten, rounded");
    MirrorRow row =
        Mirrors.settled(IDENTITY, SHOWN, at(ID, UID))
            .with(new MirrorHashes(SHOWN, Optional.empty(), SHOWN, rewritten))
            .row();

    assertThat(claimed(object("copy-1", UID, MARK), rewritten, Mirrors.TARGET, row))
        .isEqualTo(new Copy());
    assertThat(claimed(object("copy-1", UID, MARK), SHOWN, Mirrors.TARGET, row))
        .isEqualTo(new Copy());
  }

  /** Somebody edited the mirror at home; the copy shows what we want of both. */
  @Test
  void aCopyOfAMirrorThatWasEditedItselfIsACopy() {
    MirrorRow row =
        Mirrors.settled(IDENTITY, SHOWN, at(ID, UID))
            .with(new MirrorHashes(SHOWN, Optional.empty(), EDITED, EDITED))
            .row();

    assertThat(claimed(object("copy-1", UID, MARK), SHOWN, OTHER, row)).isEqualTo(new Copy());
    assertThat(claimed(object("copy-1", UID, MARK), hash("busy at noon"), OTHER, row))
        .isEqualTo(new Origin());
  }

  @Test
  void anEditedCopyIsTheUsersOwn() {
    assertThat(claimed(object("copy-1", UID, MARK), EDITED, Mirrors.TARGET, ROW))
        .isEqualTo(new Origin());
  }

  @Test
  void aCopyInAnotherCalendarIsACopyUntilItIsEdited() {
    assertThat(claimed(object(ID, UID, MARK), SHOWN, OTHER, ROW)).isEqualTo(new Copy());
    assertThat(claimed(object(ID, UID, MARK), EDITED, OTHER, ROW)).isEqualTo(new Origin());
  }

  /** FLT-18: it was moved there, and its row has noted the loss since. */
  @Test
  void whatIsLeftElsewhereOfAMirrorThatIsGoneIsACopy() {
    MirrorHashes lost = new MirrorHashes(SHOWN, Optional.empty(), FormHash.ABSENT, FormHash.ABSENT);
    MirrorRow due = Mirrors.tombstone(IDENTITY).with(lost).row();
    for (MirrorRow gone : new MirrorRow[] {Mirrors.tombstone(IDENTITY).row(), due}) {
      assertThat(claimed(object(ID, UID, MARK), EDITED, OTHER, gone)).isEqualTo(new Copy());
      assertThat(claimed(object(ID, UID, null), SHOWN, OTHER, gone)).isEqualTo(new Copy());
    }
  }

  /** SEM-43: also of a mirror that is gone; not while it may be the one that is being made. */
  @Test
  void aCopyThatWasEditedSinceItWasMetIsTheUsersOwn() {
    SourceObject copy = object("copy-1", "copied-uid", MARK);
    SourceItem met =
        new SourceItem(
            copy.id(),
            copy.uid(),
            Optional.empty(),
            Optional.empty(),
            copy.version(),
            SHOWN,
            ItemState.COPY,
            copy.mark(),
            Optional.empty(),
            Optional.empty());
    MirrorRow gone = Mirrors.tombstone(IDENTITY).row();
    MirrorRow open =
        Mirrors.tombstone(IDENTITY)
            .with(new MirrorHashes(SHOWN, Optional.of(SHOWN), FormHash.ABSENT, FormHash.ABSENT))
            .row();

    for (CalendarId calendar : new CalendarId[] {Mirrors.TARGET, OTHER}) {
      assertThat(metBefore(met, copy, SHOWN, calendar, gone)).isEqualTo(new Copy());
      assertThat(metBefore(met, copy, EDITED, calendar, gone)).isEqualTo(new Origin());
      assertThat(metBefore(met, copy, EDITED, calendar, open)).isEqualTo(new Copy());
    }
  }

  /** R-F5: the store is lost, the marks remain. */
  @Test
  void aMirrorWithoutARowIsFound() {
    Mark mark = new Mark(Part.MASTER, 0, IDENTITY.lineage());

    assertThat(unknown(object(ID, UID, MARK))).isEqualTo(new Found(mark));
    assertThat(unknown(object(ID + ".ics", "new-uid", MARK))).isEqualTo(new Found(mark));
    assertThat(unknown(object("graph-id", UID, MARK))).isEqualTo(new Found(mark));
  }

  @Test
  void aMarkedObjectUnderAForeignNameWithoutARowIsACopy() {
    assertThat(unknown(object("copy-1", "new-uid", MARK))).isEqualTo(new Copy());
  }

  /** Folders and files add what they need to the id that we chose. */
  @Test
  void aMirrorUnderItsOwnIdIsOursWithWhateverItsCalendarAddsToIt() {
    MirrorRow due = Mirrors.tombstone(IDENTITY).row();

    for (String id : new String[] {ID, ID + ".ics", ID + "@calsync"}) {
      assertThat(claimed(object(id, "new-uid", MARK), SHOWN, Mirrors.TARGET, due))
          .as(id)
          .isEqualTo(new Ours(due));
    }
  }

  @Test
  void aForgedMarkIsNoMark() {
    String forged = STRANGERS.mark(Part.MASTER, IDENTITY);

    assertThat(unknown(object("event-1", "uid-9", forged))).isEqualTo(new Origin());
    assertThat(unknown(object("event-1", "uid-9", "1.MASTER.0.x.y"))).isEqualTo(new Origin());
    assertThat(unknown(object("event-1", "uid-9", null))).isEqualTo(new Origin());
  }

  /** After a loss of the store an unmarked object under a UID like ours proves nothing. */
  @Test
  void aUidLikeOursWithoutMarkAndRowIsTheUsersOwn() {
    assertThat(unknown(object(ID, UID, null))).isEqualTo(new Origin());
  }

  /** FLT-6, INV-13: the mirror is gone and something else lies there. */
  @Test
  void anEventThatTheUserPutUnderOurIdIsTheUsersOwn() {
    assertThat(here(object(ID, "uid-9", null), EDITED, ROW)).isEqualTo(new Origin());
    assertThat(here(object(ID, "uid-9", STRANGERS.mark(Part.MASTER, IDENTITY)), SHOWN, ROW))
        .isEqualTo(new Origin());
  }

  @Test
  void theMarkSaysWhoAnObjectClaimsToBeAndElseTheUid() {
    MirrorIdentity next = NAMES.next(IDENTITY);
    String nextMark = NAMES.mark(Part.MASTER, next);

    assertThat(recognition.claimedIdentity(object("x", UID, nextMark))).contains(next.hash());
    assertThat(recognition.claimedIdentity(object("x", UID, "forged"))).contains(IDENTITY.hash());
    assertThat(recognition.claimedIdentity(object("x", "uid-9", null))).isEmpty();
  }

  private Verdict here(SourceObject object, FormHash shown, MirrorRow row) {
    Rows rows = new Rows(Map.of(object.id(), row), Map.of(row.identity().hash(), row), Map.of());
    return recognition.recognise(object, shown, Mirrors.TARGET, rows);
  }

  private Verdict claimed(SourceObject object, FormHash shown, CalendarId calendar, MirrorRow row) {
    Rows rows = new Rows(Map.of(), Map.of(row.identity().hash(), row), Map.of());
    return recognition.recognise(object, shown, calendar, rows);
  }

  private Verdict metBefore(
      SourceItem met, SourceObject object, FormHash shown, CalendarId calendar, MirrorRow row) {
    Rows rows = new Rows(Map.of(), Map.of(row.identity().hash(), row), Map.of(met.id(), met));
    return recognition.recognise(object, shown, calendar, rows);
  }

  private Verdict unknown(SourceObject object) {
    return recognition.recognise(
        object, SHOWN, Mirrors.TARGET, new Rows(Map.of(), Map.of(), Map.of()));
  }

  private static SourceObject object(String id, String uid, String mark) {
    return new SourceObject(
        new RemoteId(id), uid, new RemoteVersion("v1"), Optional.ofNullable(mark));
  }
}

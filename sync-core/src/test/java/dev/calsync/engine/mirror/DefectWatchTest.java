package dev.calsync.engine.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.Capabilities.Marks;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.connector.SourceObject;
import dev.calsync.engine.mirror.DefectWatch.Sight;
import dev.calsync.engine.sample.Mirrors;
import dev.calsync.event.CanonicalKey;
import dev.calsync.store.FormHash;
import dev.calsync.store.ItemState;
import dev.calsync.store.MirrorHashes;
import dev.calsync.store.MirrorIdentity;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Part;
import dev.calsync.store.SourceItem;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** SEM-43, INV-1: every line of the table. */
class DefectWatchTest {

  private static final MirrorNames NAMES = new MirrorNames(Mirrors.keys("ours", 7));
  private static final MirrorIdentity IDENTITY = identity(0);
  private static final String ID = NAMES.objectId(IDENTITY.hash());
  private static final String UID = NAMES.uid(IDENTITY.hash());
  private static final Optional<String> MARK = Optional.of(NAMES.mark(Part.MASTER, IDENTITY));
  private static final FormHash SHOWN = Mirrors.hash("shown");
  private static final FormHash BARE = Defect.UNMARKED.hash(SHOWN);
  private static final FormHash RENAMED = Defect.UID_CHANGED.hash(SHOWN);
  private static final MirrorRow SETTLED =
      Mirrors.settled(IDENTITY, SHOWN, Mirrors.at(ID, UID)).row();
  private static final MirrorRow SEEN_BARE =
      Mirrors.settled(IDENTITY, SHOWN, Mirrors.at(ID, UID))
          .with(new MirrorHashes(SHOWN, Optional.empty(), BARE, BARE))
          .row();
  private static final MirrorRow SEEN_RENAMED =
      Mirrors.settled(IDENTITY, SHOWN, Mirrors.at(ID, UID))
          .with(new MirrorHashes(SHOWN, Optional.empty(), RENAMED, RENAMED))
          .row();

  private final DefectWatch watch = new DefectWatch(new Recognition(NAMES));

  @Test
  void aMarkThatIsThereIsKeptWhateverIsRemembered() {
    assertThat(look(MARK, SETTLED, Optional.empty())).isEqualTo(Sight.KEPT);
    assertThat(look(MARK, SEEN_BARE, remembered(BARE, Optional.empty()))).isEqualTo(Sight.KEPT);
  }

  @Test
  void whereListingsShowNoMarksNothingIsMissing() {
    for (Marks unseen : new Marks[] {Marks.BY_FETCH, Marks.NONE}) {
      SourceObject unmarked = object(Optional.empty());
      assertThat(watch.look(unmarked, SHOWN, SETTLED, unseen, Optional.empty()).sight())
          .isEqualTo(Sight.KEPT);
    }
  }

  @Test
  void noMarkAForgedOneAndThatOfAnotherGenerationAreLost() {
    String forged = new MirrorNames(Mirrors.keys("ours", 8)).mark(Part.MASTER, IDENTITY);
    String earlier = NAMES.mark(Part.MASTER, identity(1));

    for (String mark : new String[] {"", "garbage", forged, earlier}) {
      Optional<String> carried = Optional.of(mark).filter(text -> !text.isEmpty());
      assertThat(look(carried, SETTLED, Optional.empty())).as(mark).isEqualTo(Sight.LOST);
    }
  }

  @Test
  void whatWasSeenSoBeforeAwaitsItsWrite() {
    assertThat(look(Optional.empty(), SEEN_BARE, Optional.empty())).isEqualTo(Sight.AWAITED);
    assertThat(look(Optional.empty(), SEEN_BARE, remembered(BARE, Optional.empty())))
        .isEqualTo(Sight.AWAITED);
  }

  @Test
  void whatIsMissingAfterTheWriteIsDroppedAndThenLeft() {
    assertThat(look(Optional.empty(), SETTLED, remembered(BARE, Optional.empty())))
        .isEqualTo(Sight.DROPPED);
    assertThat(look(Optional.empty(), SETTLED, remembered(SHOWN, Optional.empty())))
        .isEqualTo(Sight.LEFT);
  }

  /** R-F5: an adopted mirror was remembered with its mark. */
  @Test
  void aMirrorThatWasRememberedWithItsMarkLosesIt() {
    assertThat(look(Optional.empty(), SETTLED, remembered(SHOWN, MARK))).isEqualTo(Sight.LOST);
  }

  @Test
  void anotherUidIsLostUnlessTheObjectIsAsOurWriteLeftIt() {
    assertThat(other("v2", SETTLED, Optional.empty()).sight()).isEqualTo(Sight.LOST);
    assertThat(other("v2", SETTLED, Optional.empty()).defect()).contains(Defect.UID_CHANGED);
    assertThat(other("v1", SETTLED, Optional.empty()).sight()).isEqualTo(Sight.KEPT);
  }

  @Test
  void anotherUidThatWasSeenBeforeAwaitsItsWriteWhateverTheVersion() {
    DefectWatch.Look look = other("v1", SEEN_RENAMED, remembered(RENAMED, Optional.empty()));

    assertThat(look.sight()).isEqualTo(Sight.AWAITED);
    assertThat(look.seen()).isEqualTo(RENAMED);
  }

  @Test
  void anotherUidAfterTheWriteIsDroppedAndThenLeft() {
    assertThat(other("v1", SETTLED, remembered(RENAMED, Optional.empty())).sight())
        .isEqualTo(Sight.DROPPED);
    assertThat(other("v2", SETTLED, remembered(SHOWN, Optional.empty())).sight())
        .isEqualTo(Sight.LEFT);
  }

  /** It loses the one after the other, before either is mended: one write mends both. */
  @Test
  void aMirrorThatAwaitsAWriteAlreadyAwaitsNoOther() {
    DefectWatch.Look look = other("v3", SEEN_BARE, remembered(BARE, Optional.empty()));

    assertThat(look.sight()).isEqualTo(Sight.AWAITED);
    assertThat(look.seen()).isEqualTo(BARE);
  }

  /** Not every provider tells UIDs. */
  @Test
  void noUidIsNoOther() {
    SourceObject nameless = new SourceObject(new RemoteId(ID), "", new RemoteVersion("v2"), MARK);

    assertThat(watch.look(nameless, SHOWN, SETTLED, Marks.IN_LISTING, Optional.empty()).sight())
        .isEqualTo(Sight.KEPT);
  }

  @Test
  void noProjectionHasTheHashOfADefect() {
    assertThat(BARE).isNotEqualTo(SHOWN).isNotEqualTo(FormHash.ABSENT).isNotEqualTo(RENAMED);
    assertThat(Defect.UNMARKED.hash(FormHash.ABSENT)).isNotEqualTo(BARE);
    assertThat(Defect.in(RENAMED, SHOWN)).contains(Defect.UID_CHANGED);
    assertThat(Defect.in(SHOWN, SHOWN)).isEmpty();
  }

  private DefectWatch.Look other(String version, MirrorRow row, Optional<SourceItem> was) {
    SourceObject object =
        new SourceObject(new RemoteId(ID), "other@home", new RemoteVersion(version), MARK);
    return watch.look(object, SHOWN, row, Marks.IN_LISTING, was);
  }

  private Sight look(Optional<String> mark, MirrorRow row, Optional<SourceItem> was) {
    return watch.look(object(mark), SHOWN, row, Marks.IN_LISTING, was).sight();
  }

  private static SourceObject object(Optional<String> mark) {
    return new SourceObject(new RemoteId(ID), UID, new RemoteVersion("v2"), mark);
  }

  private static MirrorIdentity identity(int generation) {
    return NAMES.identity(
        NAMES.lineage("team", new CanonicalKey("work", "uid-1"), Part.MASTER, "home"), generation);
  }

  private static Optional<SourceItem> remembered(FormHash content, Optional<String> mark) {
    return Optional.of(
        new SourceItem(
            new RemoteId(ID),
            UID,
            Optional.empty(),
            Optional.empty(),
            new RemoteVersion("v1"),
            content,
            ItemState.MANAGED,
            mark,
            Optional.empty(),
            Optional.empty()));
  }
}

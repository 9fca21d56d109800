package dev.calsync.engine.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.Capabilities.Marks;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.connector.SourceObject;
import dev.calsync.engine.mirror.DefectWatch.Sight;
import dev.calsync.engine.sample.Events;
import dev.calsync.engine.sample.Mirrors;
import dev.calsync.event.Attendee;
import dev.calsync.event.Availability;
import dev.calsync.event.CanonicalKey;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventStatus;
import dev.calsync.event.EventType;
import dev.calsync.event.Participation;
import dev.calsync.event.Person;
import dev.calsync.event.Visibility;
import dev.calsync.store.FormHash;
import dev.calsync.store.ItemState;
import dev.calsync.store.MirrorHashes;
import dev.calsync.store.MirrorIdentity;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Part;
import dev.calsync.store.SourceItem;
import java.util.List;
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
  private static final EventBody PLAIN =
      EventBody.single(Events.berlin("2026-12-02T10:00"), Events.details("Busy"));
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
    for (Mending mending : Mending.values()) {
      assertThat(look(MARK, SEEN_BARE, remembered(mending))).isEqualTo(Sight.KEPT);
    }
  }

  @Test
  void whereListingsShowNoMarksNothingIsMissing() {
    for (Marks unseen : new Marks[] {Marks.BY_FETCH, Marks.NONE}) {
      SourceObject unmarked = object(Optional.empty());
      assertThat(watch.look(unmarked, PLAIN, SHOWN, SETTLED, unseen, Optional.empty()).sight())
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
    for (Mending mending : Mending.values()) {
      DefectWatch.Look look = other("v2", SEEN_BARE, remembered(mending));
      assertThat(look.sight()).isEqualTo(Sight.AWAITED);
      assertThat(look.mending()).isEqualTo(mending);
    }
    assertThat(other("v2", SEEN_BARE, Optional.empty()).mending()).isEqualTo(Mending.ONCE);
  }

  @Test
  void whatIsMissingAsOurWriteLeftItIsDroppedAndThenLeft() {
    for (Mending mending : List.of(Mending.ONCE, Mending.TWICE, Mending.THRICE)) {
      DefectWatch.Look look = bare("v1", remembered(mending));
      assertThat(look.sight()).isEqualTo(Sight.DROPPED);
      assertThat(look.mending()).isEqualTo(Mending.LEFT);
      assertThat(look.seen()).isEqualTo(SHOWN);
    }
    assertThat(bare("v1", remembered(Mending.LEFT)).sight()).isEqualTo(Sight.LEFT);
    assertThat(bare("v2", remembered(Mending.LEFT)).sight()).isEqualTo(Sight.LEFT);
  }

  /** FLT-16, FLT-23: somebody came after our write, or versions change by themselves. */
  @Test
  void whatIsMissingUnderANewerVersionIsLostThreeTimes() {
    assertThat(bare("v2", Optional.empty()).mending()).isEqualTo(Mending.ONCE);
    assertThat(bare("v2", remembered(Mending.ONCE)).mending()).isEqualTo(Mending.TWICE);
    assertThat(bare("v2", remembered(Mending.TWICE)).mending()).isEqualTo(Mending.THRICE);
    assertThat(bare("v2", remembered(Mending.TWICE)).sight()).isEqualTo(Sight.LOST);
    assertThat(bare("v2", remembered(Mending.TWICE)).seen()).isEqualTo(BARE);
    assertThat(bare("v2", remembered(Mending.THRICE)).sight()).isEqualTo(Sight.DROPPED);
  }

  /** R-F5: an adopted mirror was remembered with its mark. */
  @Test
  void aMirrorThatWasRememberedWithItsMarkLosesIt() {
    Optional<SourceItem> adopted = remembered(Mending.LEFT.hash(), MARK);
    assertThat(bare("v1", adopted).sight()).isEqualTo(Sight.LOST);
    assertThat(bare("v1", adopted).mending()).isEqualTo(Mending.ONCE);
  }

  @Test
  void anotherUidIsLostUnlessTheObjectIsAsOurWriteLeftIt() {
    assertThat(other("v2", SETTLED, Optional.empty()).sight()).isEqualTo(Sight.LOST);
    assertThat(other("v2", SETTLED, Optional.empty()).defect()).contains(Defect.UID_CHANGED);
    assertThat(other("v1", SETTLED, Optional.empty()).sight()).isEqualTo(Sight.KEPT);
  }

  @Test
  void anotherUidThatWasSeenBeforeAwaitsItsWriteWhateverTheVersion() {
    DefectWatch.Look look = other("v1", SEEN_RENAMED, remembered(Mending.ONCE));

    assertThat(look.sight()).isEqualTo(Sight.AWAITED);
    assertThat(look.seen()).isEqualTo(RENAMED);
  }

  @Test
  void anotherUidAfterTheWriteIsDroppedAndThenLeft() {
    assertThat(other("v1", SETTLED, remembered(Mending.ONCE)).sight()).isEqualTo(Sight.DROPPED);
    assertThat(other("v2", SETTLED, remembered(Mending.LEFT)).sight()).isEqualTo(Sight.LEFT);
  }

  /** It loses the one after the other, before either is mended: one write mends both. */
  @Test
  void aMirrorThatAwaitsAWriteAlreadyAwaitsNoOther() {
    DefectWatch.Look look = other("v3", SEEN_BARE, remembered(Mending.ONCE));

    assertThat(look.sight()).isEqualTo(Sight.AWAITED);
    assertThat(look.seen()).isEqualTo(BARE);
  }

  /** INV-14: what would take no time, or mail somebody. */
  @Test
  void aStatusOrGuestsThatSomebodyGaveItAreLostAndThoseOfItsTargetKept() {
    EventDetails guests =
        new EventDetails(
            PLAIN.details().text(),
            Availability.BUSY,
            Visibility.NORMAL,
            EventStatus.CONFIRMED,
            EventType.DEFAULT,
            Person.NOBODY,
            List.of(new Attendee(new Person("a@b.example", ""), Participation.NEEDS_ACTION)),
            Optional.empty());
    for (EventDetails details :
        List.of(
            Events.with(PLAIN.details(), EventStatus.CANCELLED),
            Events.with(PLAIN.details(), EventStatus.TENTATIVE),
            guests)) {
      EventBody body = EventBody.single(PLAIN.time(), details);
      DefectWatch.Look touched = look("v2", body);
      assertThat(touched.sight()).isEqualTo(Sight.LOST);
      assertThat(touched.defect()).contains(Defect.STATUS_OR_GUESTS);
      assertThat(touched.seen()).isEqualTo(Defect.seen(body, SHOWN)).isNotEqualTo(SHOWN);
      assertThat(look("v1", body).sight()).isEqualTo(Sight.KEPT);
    }
  }

  private DefectWatch.Look look(String version, EventBody body) {
    SourceObject object = new SourceObject(new RemoteId(ID), UID, new RemoteVersion(version), MARK);
    return watch.look(object, body, SHOWN, SETTLED, Marks.IN_LISTING, Optional.empty());
  }

  /** Not every provider tells UIDs. */
  @Test
  void noUidIsNoOther() {
    SourceObject nameless = new SourceObject(new RemoteId(ID), "", new RemoteVersion("v2"), MARK);

    assertThat(
            watch.look(nameless, PLAIN, SHOWN, SETTLED, Marks.IN_LISTING, Optional.empty()).sight())
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
    return watch.look(object, PLAIN, SHOWN, row, Marks.IN_LISTING, was);
  }

  private Sight look(Optional<String> mark, MirrorRow row, Optional<SourceItem> was) {
    return watch.look(object(mark), PLAIN, SHOWN, row, Marks.IN_LISTING, was).sight();
  }

  private static SourceObject object(Optional<String> mark) {
    return new SourceObject(new RemoteId(ID), UID, new RemoteVersion("v2"), mark);
  }

  private static MirrorIdentity identity(int generation) {
    return NAMES.identity(
        NAMES.lineage("team", new CanonicalKey("work", "uid-1"), Part.MASTER, "home"), generation);
  }

  private DefectWatch.Look bare(String version, Optional<SourceItem> was) {
    SourceObject object =
        new SourceObject(new RemoteId(ID), UID, new RemoteVersion(version), Optional.empty());
    return watch.look(object, PLAIN, SHOWN, SETTLED, Marks.IN_LISTING, was);
  }

  private static Optional<SourceItem> remembered(Mending mending) {
    return remembered(mending.hash(), Optional.empty());
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

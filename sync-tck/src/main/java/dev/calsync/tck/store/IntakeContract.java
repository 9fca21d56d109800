package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.ANN;
import static dev.calsync.tck.store.Bench.SOURCE;
import static dev.calsync.tck.store.SourceScene.DELTA;
import static dev.calsync.tck.store.SourceScene.FULL;
import static dev.calsync.tck.store.SourceScene.delete;
import static dev.calsync.tck.store.SourceScene.live;
import static dev.calsync.tck.store.SourceScene.master;
import static dev.calsync.tck.store.SourceScene.override;
import static dev.calsync.tck.store.SourceScene.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.calendar.CalendarId;
import dev.calsync.connector.Continuation;
import dev.calsync.connector.Cursor;
import dev.calsync.failure.StoreException;
import dev.calsync.store.CalendarState;
import dev.calsync.store.CanonicalRow;
import dev.calsync.store.CanonicalWrite;
import dev.calsync.store.Evidence;
import dev.calsync.store.FormBytes;
import dev.calsync.store.MeetingChange;
import dev.calsync.store.MeetingCopy;
import dev.calsync.store.Pass;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A page and its continuation are one; a cursor moves only at the end (INV-5, INV-6). */
public interface IntakeContract extends StoreContract {

  @Test
  default void i01_aCalendarThatWasNeverReadIsUnread() {
    assertThat(rig().store().sources().calendarState(ANN, SOURCE)).isEqualTo(CalendarState.UNREAD);
  }

  @Test
  default void i02_aPageIsThereWithAllItsEffects() {
    SourceScene source = SourceScene.of(rig()).begin(FULL);

    source.commit(
        source
            .page(FULL)
            .items(live("a"), live("b"))
            .events(write("a", 0, "A"), write("b", 0, "B"))
            .journal("EVENT_CHANGED", "a")
            .next("page 2"));

    assertThat(source.items()).containsExactly(live("a"), live("b"));
    assertThat(source.event("b"))
        .isEqualTo(
            new CanonicalRow("b", 1, 2, Bench.bytes("B"), Optional.empty(), Optional.of("b")));
    assertThat(source.state().changedSeq()).isEqualTo(2);
    assertThat(source.state().running()).contains(FULL);
    assertThat(source.state().at()).contains(new Continuation("page 2"));
    assertThat(rig().store().journal().after(ANN, 0, 9)).hasSize(1);
  }

  @Test
  default void i02_thePageAfterThatReplacesTheContinuation() {
    SourceScene source = SourceScene.of(rig()).begin(FULL);
    source.commit(source.page(FULL).next("page 2"));
    source.commit(source.page(FULL).next("page 3"));
    assertThat(source.state().at()).contains(new Continuation("page 3"));
    source.commit(source.page(FULL));

    assertThat(source.state().at()).isEmpty();
    assertThat(source.state().running()).contains(FULL);
  }

  @Test
  default void i03_onlyTheEndOfAPassMovesTheCursor() {
    SourceScene source = SourceScene.of(rig()).read(FULL, write("a", 0, "A"));
    Optional<Cursor> first = source.state().cursor();
    assertThat(first).contains(new Cursor("after-pass-1"));

    source.begin(DELTA);
    assertThat(source.state().cursor()).isEqualTo(first);
    source.commit(source.page(DELTA).next("page 2"));
    assertThat(source.state().cursor()).isEqualTo(first);
    source.complete(DELTA, false, 0);
    assertThat(source.state().cursor()).isEqualTo(first);
    source
        .port()
        .stageUnseen(
            source.lease(), source.page(DELTA).commit(), false, Optional.of(new Cursor("early")));
    assertThat(source.state().cursor()).isEqualTo(first);
    source.end(DELTA, Optional.of(new Cursor("second")));
    assertThat(source.state().cursor()).contains(new Cursor("second"));
  }

  @Test
  default void i04_aNewPassForgetsTheOneUnderWayButNotWhatItCommitted() {
    SourceScene source = SourceScene.of(rig()).read(FULL, write("a", 0, "A"));
    Pass lost = new Pass("lost", Pass.Kind.DELTA);
    source.begin(lost);
    source.commit(source.page(lost).events(write("b", 0, "B")).next("page 2"));
    source.begin(DELTA);

    assertThat(source.state().running()).contains(DELTA);
    assertThat(source.state().at()).isEmpty();
    assertThat(source.state().cursor()).contains(new Cursor("after-pass-1"));
    assertThat(source.event("b").version()).isEqualTo(1);
  }

  @Test
  default void i05_aPageOfAnotherPassIsRefusedWhole() {
    SourceScene source = SourceScene.of(rig()).begin(FULL).begin(DELTA);
    Everything before = Everything.of(rig(), ANN);
    SourceScene.Page page = source.page(FULL).items(live("a")).events(write("a", 0, "A"));

    refuses("PASS_REPLACED", () -> source.commit(page));
    refuses("PASS_REPLACED", () -> source.complete(FULL, true, 1));
    refuses(
        "PASS_REPLACED",
        () -> source.port().stageUnseen(source.lease(), page.commit(), true, Optional.empty()));
    assertThat(Everything.of(rig(), ANN)).isEqualTo(before);
  }

  @Test
  default void i05_withoutAPassUnderWayEveryPageIsRefused() {
    SourceScene source = SourceScene.of(rig());
    refuses("PASS_REPLACED", () -> source.commit(source.page(FULL)));
    source.read(FULL);

    refuses("PASS_REPLACED", () -> source.commit(source.page(FULL)));
  }

  @Test
  default void i06_aPageWithAnotherVersionThanExpectedIsRefusedWhole() {
    SourceScene source = SourceScene.of(rig()).read(FULL, write("a", 0, "A"));
    source.begin(DELTA);
    Everything before = Everything.of(rig(), ANN);

    for (CanonicalWrite stale :
        List.of(write("a", 0, "A2"), write("a", 2, "A2"), write("z", 1, "Z"))) {
      SourceScene.Page page =
          source
              .page(DELTA)
              .items(live("b"))
              .removed("a")
              .events(write("b", 0, "B"), stale)
              .journal("EVENT_CHANGED", "b")
              .next("page 2");
      refuses("VERSION_CONFLICT", () -> source.commit(page));
      refuses(
          "VERSION_CONFLICT",
          () -> source.port().stageUnseen(source.lease(), page.commit(), true, Optional.empty()));
    }
    assertThat(Everything.of(rig(), ANN)).isEqualTo(before);
  }

  @Test
  default void i07_everyChangeTakesTheNextNumberAndOnlyTheNewestIsListed() {
    SourceScene source = SourceScene.of(rig());
    source.read(FULL, write("b", 0, "B"), write("a", 0, "A"), write("c", 0, "C"));
    source.read(DELTA, write("b", 1, "B2"));

    assertThat(source.changes(0, 9)).extracting(CanonicalRow::uid).containsExactly("a", "c", "b");
    assertThat(source.changes(0, 9))
        .extracting(CanonicalRow::changedSeq)
        .containsExactly(2L, 3L, 4L);
    assertThat(source.changes(2, 1)).extracting(CanonicalRow::uid).containsExactly("c");
    assertThat(source.changes(4, 9)).isEmpty();
    assertThat(source.event("b").version()).isEqualTo(2);
    assertThat(source.state().changedSeq()).isEqualTo(4);
  }

  @Test
  default void i07_everyCalendarCountsForItself() {
    SourceScene source = SourceScene.of(rig()).read(FULL, write("a", 0, "A"), write("b", 0, "B"));
    SourceScene other = source.other(CalendarId.of("sports")).read(FULL, write("a", 0, "S"));

    assertThat(other.event("a").changedSeq()).isEqualTo(1);
    assertThat(other.event("a").body()).isEqualTo(Bench.bytes("S"));
    assertThat(source.event("a").body()).isEqualTo(Bench.bytes("A"));
    assertThat(source.changes(0, 9)).hasSize(2);
  }

  @Test
  default void i08_aDeletedEventIsKeptWithItsEvidence() {
    SourceScene source = SourceScene.of(rig()).read(FULL, write("a", 0, "A"));
    source.read(DELTA, delete("a", 1, Evidence.Kind.TOMBSTONE));

    CanonicalRow gone = source.event("a");
    assertThat(gone.live()).isFalse();
    assertThat(gone.removal()).contains(new Evidence(Evidence.Kind.TOMBSTONE, FULL.id()));
    assertThat(gone.body()).isEqualTo(Bench.bytes("old"));
    assertThat(source.changes(1, 9)).containsExactly(gone);
  }

  @Test
  default void i08_aDeletedEventCanComeBack() {
    SourceScene source = SourceScene.of(rig()).read(FULL, write("a", 0, "A"));
    source.read(DELTA, delete("a", 1, Evidence.Kind.TOMBSTONE));
    source.read(new Pass("pass-3", Pass.Kind.DELTA), write("a", 2, "A again"));

    assertThat(source.event("a").live()).isTrue();
    assertThat(source.event("a").version()).isEqualTo(3);
  }

  @Test
  default void i09_bodiesAreKeptByteForByte() {
    byte[] all = new byte[100_000];
    IntStream.range(0, all.length).forEach(i -> all[i] = (byte) (i * 31 + i / 256));
    FormBytes body = FormBytes.of(all);
    SourceScene source = SourceScene.of(rig());
    source.read(
        FULL,
        new CanonicalWrite("big", 0, body, Optional.empty(), Optional.empty(), Optional.empty()),
        new CanonicalWrite(
            "none", 0, FormBytes.NONE, Optional.empty(), Optional.empty(), Optional.empty()));

    assertThat(source.event("big").body()).isEqualTo(body);
    assertThat(source.event("none").body()).isEqualTo(FormBytes.NONE);
  }

  @Test
  default void i10_theLongestNamesFit() {
    String longest = "\uD83D\uDCC5é".repeat(341) + "x";
    SourceScene source = SourceScene.of(rig()).begin(FULL);
    source.commit(
        source
            .page(FULL)
            .items(live(longest.substring(0, 999)))
            .events(write(longest, 0, "A"))
            .next("n".repeat(65_536)));
    source.end(FULL, Optional.of(new Cursor("c".repeat(65_536))));

    assertThat(source.event(longest).uid()).isEqualTo(longest);
    assertThat(source.items()).containsExactly(live(longest.substring(0, 999)));
    assertThat(source.state().cursor()).contains(new Cursor("c".repeat(65_536)));
  }

  @Test
  default void i11_aPageOfThousandsIsOnePage() {
    CanonicalWrite[] many =
        IntStream.range(0, 3_000)
            .mapToObj(i -> write("event-" + i, 0, "body " + i))
            .toArray(CanonicalWrite[]::new);
    SourceScene source = SourceScene.of(rig()).read(FULL, many);
    List<String> uids = IntStream.range(0, 1_000).mapToObj(i -> "event-" + i).toList();

    assertThat(source.questions().events(ANN, SOURCE, uids)).hasSize(1_000);
    assertThat(source.changes(0, 500)).hasSize(500);
    assertThat(source.changes(2_990, 500)).hasSize(10);
  }

  @Test
  default void i20_theCopiesOfAMeetingAreFoundInAllCalendarsOfTheirOwner() {
    SourceScene source = SourceScene.of(rig());
    source.read(FULL, meeting("a", "m"), meeting("b", "other"), meeting("c", "m"), nameless("d"));
    source.begin(DELTA);
    source.commit(
        source.page(DELTA).items(master("a", "a"), master("a-2", "a"), override("a-3", "a")));
    SourceScene other = source.other(CalendarId.of("sports"));
    other.read(FULL, meeting("z", "m"), delete("gone", 0, Evidence.Kind.TOMBSTONE));

    assertThat(source.questions().copies(ANN, List.of("m", "gone", "nobody's")))
        .containsExactly(
            new MeetingCopy(CalendarId.of("sports"), other.event("z"), 0),
            new MeetingCopy(SOURCE, source.event("a"), 2),
            new MeetingCopy(SOURCE, source.event("c"), 0));
    assertThat(source.questions().copies(ANN, List.of())).isEmpty();
    assertThat(source.questions().copies(Bench.BOB, List.of("m"))).isEmpty();
  }

  @Test
  default void i21_whatChangedInSeveralCalendarsIsListedWithoutContent() {
    SourceScene source = SourceScene.of(rig());
    source.read(FULL, meeting("a", "m"), nameless("b"));
    CalendarId sports = CalendarId.of("sports");
    source.other(sports).read(FULL, meeting("x", "m"), delete("y", 0, Evidence.Kind.TOMBSTONE));

    assertThat(source.questions().changedMeetings(ANN, Map.of(SOURCE, 0L, sports, 1L), 9))
        .containsExactly(
            new MeetingChange(sports, 2, Optional.of("y")),
            new MeetingChange(SOURCE, 1, Optional.of("m")),
            new MeetingChange(SOURCE, 2, Optional.empty()));
    assertThat(source.questions().changedMeetings(ANN, Map.of(SOURCE, 0L, sports, 0L), 2))
        .extracting(MeetingChange::calendar)
        .containsExactly(sports, sports);
    assertThat(source.questions().changedMeetings(ANN, Map.of(SOURCE, 2L), 9)).isEmpty();
    assertThat(source.questions().changedMeetings(ANN, Map.of(), 9)).isEmpty();
    assertThat(source.questions().changedMeetings(Bench.BOB, Map.of(SOURCE, 0L), 9)).isEmpty();
  }

  private static CanonicalWrite meeting(String uid, String meeting) {
    return new CanonicalWrite(
        uid, 0, Bench.bytes(uid), Optional.empty(), Optional.empty(), Optional.of(meeting));
  }

  private static CanonicalWrite nameless(String uid) {
    return new CanonicalWrite(
        uid, 0, Bench.bytes(uid), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static void refuses(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StoreException.class, thrown -> assertThat(thrown.code()).isEqualTo(code));
  }
}

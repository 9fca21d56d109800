package dev.calsync.tck.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.calsync.connector.Cursor;
import dev.calsync.connector.SourcePart;
import dev.calsync.event.MirrorShape;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import org.junit.jupiter.api.Test;

/** Whatever happens after a cursor is seen from it. */
public interface CursorContract extends RiggedContract {

  /** c03: where nothing happened, nothing is new. */
  @Test
  default void c03_whereNothingHappenedNothingIsNew() {
    rig().provider().put("one", SampleEvents.timed("One"));
    Reading before = Reading.whole(rig());

    Reading after = Reading.since(rig(), cursorOf(before));

    if (after.provesAbsence()) {
      assertThat(after.parts()).containsExactlyInAnyOrderElementsOf(before.parts());
    } else {
      assertThat(after.parts()).isEmpty();
    }
    assertThat(after.cursor()).as("a finished reading gives the next cursor").isPresent();
  }

  /** c04: an event that was added or changed after the cursor is listed as it is now. */
  @Test
  default void c04_additionsAndChangesAreSeen() {
    rig().provider().put("old", SampleEvents.timed("Old"));
    rig().provider().put("same", SampleEvents.timed("Same"));
    Cursor cursor = cursorOf(Reading.whole(rig()));
    rig().provider().put("new", SampleEvents.allDay());
    rig().provider().put("old", SampleEvents.timed("Changed"));

    Reading news = Reading.since(rig(), cursor);

    assertThat(news.uids()).contains("old", "new");
    assertThat(MirrorShape.shownBy(news.body("old")))
        .isEqualTo(rig().rewritten(MirrorShape.shownBy(SampleEvents.timed("Changed"))));
  }

  /** c04: an event that was deleted after the cursor has a tombstone, or is provably absent. */
  @Test
  default void c04_deletionsAreSeen() {
    rig().provider().put("gone", SampleEvents.timed("Gone"));
    rig().provider().put("stays", SampleEvents.timed("Stays"));
    Reading before = Reading.whole(rig());
    rig().provider().remove("gone");

    Reading news = Reading.since(rig(), cursorOf(before));

    assertThat(news.uids()).doesNotContain("gone");
    assertThat(news.provesAbsence() || news.saysGone(before.event("gone").id()))
        .as("a tombstone, or absence from a complete listing")
        .isTrue();
    if (news.provesAbsence()) {
      assertThat(news.uids()).contains("stays");
    }
  }

  /** c04: cursors chain: what one reading showed, the next need not, and nothing falls between. */
  @Test
  default void c04_cursorsChain() {
    Cursor first = cursorOf(Reading.whole(rig()));
    rig().provider().put("one", SampleEvents.timed("One"));
    Reading second = Reading.since(rig(), first);
    rig().provider().put("two", SampleEvents.timed("Two"));
    Reading third = Reading.since(rig(), cursorOf(second));

    assertThat(second.uids()).contains("one");
    assertThat(third.uids()).contains("two");
    assertThat(Reading.since(rig(), first).uids())
        .as("an older cursor still sees everything after it")
        .contains("one", "two");
  }

  /** c04: a calendar that looks as it did at the cursor, but changed since, is not unchanged. */
  @Test
  default void c04_ourWriteThatSomebodyUndidIsSeen() {
    rig().provider().put("stays", SampleEvents.timed("Stays"));
    Cursor cursor = cursorOf(Reading.whole(rig()));
    var written = created(SampleMirrors.form("undone", SampleEvents.timed("Busy")));
    rig().provider().remove(event(written.id()).object().uid());

    Reading news = Reading.since(rig(), cursor);

    assertThat(news.provesAbsence() || news.saysGone(written.id()))
        .as("a tombstone, or absence from a complete listing")
        .isTrue();
  }

  /** c04: what a dead or foreign cursor leads to is a complete reading or CURSOR_INVALID. */
  @Test
  default void c04_aForeignCursorNeverHidesAnything() {
    rig().provider().put("one", SampleEvents.timed("One"));
    Reading reading;
    try {
      reading = Reading.since(rig(), new Cursor("not one of yours"));
    } catch (ConnectorException refused) {
      assertThat(refused.failureClass()).isEqualTo(FailureClass.CURSOR_INVALID);
      return;
    }
    assertThat(reading.provesAbsence()).isTrue();
    assertThat(reading.uids()).containsExactly("one");
  }

  /** c04: our own write is seen from a cursor before it, with the version the write answered. */
  @Test
  default void c04_ourOwnWriteIsSeenWithTheVersionItAnswered() {
    assumeTrue(capabilities().reads().listingLag().isZero(), "listings lag behind writes here");
    Cursor before = cursorOf(Reading.whole(rig()));
    var written = created(SampleMirrors.form("echo", SampleEvents.timed("Busy")));

    SourcePart.Whole echo =
        Reading.since(rig(), before).events().stream()
            .filter(part -> part.id().equals(written.id()))
            .findFirst()
            .orElseThrow();

    assertThat(echo.object().version()).isEqualTo(written.version());
  }
}

package dev.calsync.tck.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.SeriesSupport.Kept;
import dev.calsync.connector.SourcePart;
import dev.calsync.event.EventBody;
import dev.calsync.event.MirrorShape;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A series is read in the parts that its calendar keeps, and from a cursor, too. */
public interface PartsContract extends RiggedContract {

  /** c38: one part for each event, and where series are kept in parts, one for each occurrence. */
  @Test
  default void c38_aSeriesIsListedInThePartsThatAreKept() {
    rig().provider().put("single", SampleEvents.timed("Alone"));
    rig().provider().put("series", SampleEvents.series());

    Reading reading = Reading.whole(rig());

    if (kept() == Kept.PARTS) {
      assertThat(PutTogether.of(reading.parts(), SourcePart.Whole.class)).hasSize(1);
      assertThat(PutTogether.of(reading.parts(), SourcePart.Changed.class)).hasSize(1);
      assertThat(PutTogether.of(reading.parts(), SourcePart.Master.class))
          .singleElement()
          .satisfies(master -> assertIsNamedByAll(master, reading));
    } else {
      assertThat(reading.parts()).hasSize(2).allMatch(SourcePart.Whole.class::isInstance);
    }
    assertShows(reading, SampleEvents.series());
  }

  /** c38: a fetch says the same of a part as the listing. */
  @Test
  default void c38_aPartIsFetchedAsItIsListed() {
    rig().provider().put("series", SampleEvents.series());

    List<SourcePart> listed = Reading.whole(rig()).parts();

    assertThat(listed)
        .filteredOn(part -> !(part instanceof SourcePart.CancelledSlot))
        .isNotEmpty()
        .allSatisfy(part -> assertThat(fetched(part.id())).isEqualTo(part));
  }

  /** c39: an occurrence that was moved after the cursor is seen from it. */
  @Test
  default void c39_anOccurrenceThatWasMovedIsSeen() {
    EventBody asRuled = ScriptedObject.without(SampleEvents.series());
    rig().provider().put("series", asRuled);
    Reading before = Reading.whole(rig());
    rig().provider().put("series", SampleEvents.series());

    Reading news = Reading.since(rig(), cursorOf(before));

    assertThat(news.parts()).isNotEmpty();
    assertShows(before.then(news), SampleEvents.series());
  }

  /** c39: one that was moved back shows what its series says, as an object of its own or not. */
  @Test
  default void c39_anOccurrenceThatWasMovedBackIsSeen() {
    EventBody asRuled = ScriptedObject.without(SampleEvents.series());
    rig().provider().put("series", SampleEvents.series());
    Reading before = Reading.whole(rig());
    rig().provider().put("series", asRuled);

    Reading news = Reading.since(rig(), cursorOf(before));

    assertThat(news.parts()).isNotEmpty();
    assertShows(before.then(news), asRuled);
  }

  /** c39: an occurrence that was removed after the cursor, moved or not, is seen from it. */
  @Test
  default void c39_anOccurrenceThatWasRemovedIsSeen() {
    EventBody series = SampleEvents.series();
    rig().provider().put("series", series);
    Reading before = Reading.whole(rig());
    EventBody less = SampleEvents.removing(series, series.overrides().get(0).slot());
    rig().provider().put("series", less);

    Reading news = Reading.since(rig(), cursorOf(before));

    assertThat(news.parts()).isNotEmpty();
    assertShows(before.then(news), less);
  }

  /** c39: a series that is deleted is gone with all its parts. */
  @Test
  default void c39_aSeriesThatWasDeletedIsGoneWithItsParts() {
    rig().provider().put("stays", SampleEvents.allDaySeries());
    rig().provider().put("series", SampleEvents.series());
    Reading before = Reading.whole(rig());
    rig().provider().remove("series");

    Reading news = Reading.since(rig(), cursorOf(before));

    assertThat(news.provesAbsence() || news.saysGone(before.event("series").id()))
        .as("a tombstone of the series, or absence from a complete listing")
        .isTrue();
    assertThat(before.then(news).uids()).containsExactly("stays");
    assertThat(Reading.whole(rig()).parts())
        .allSatisfy(
            part -> assertThat(part.names().orElseThrow().uid()).isIn(uidsOf(part, "stays")));
  }

  private void assertIsNamedByAll(SourcePart.Master master, Reading reading) {
    assertThat(master.body().overrides()).as("a master has no overrides").isEmpty();
    assertThat(reading.parts())
        .filteredOn(PutTogether::isOccurrence)
        .isEqualTo(PutTogether.occurrences(master, reading.parts()))
        .allSatisfy(
            part ->
                assertThat(part.names().orElseThrow().uid())
                    .isIn(uidsOf(part, master.object().uid())));
  }

  /** What was cancelled may be known by its series alone. */
  private static List<String> uidsOf(SourcePart part, String uid) {
    return part instanceof SourcePart.CancelledSlot removed && removed.series().isPresent()
        ? List.of(uid, "")
        : List.of(uid);
  }

  private void assertShows(Reading reading, EventBody series) {
    assertThat(telling(MirrorShape.shownBy(reading.body("series"))))
        .isEqualTo(telling(shown(series)));
  }

  /** The same, without overrides that say what their series says. */
  private static MirrorShape telling(MirrorShape series) {
    List<MirrorShape.ShownOverride> overrides =
        series.overrides().stream()
            .filter(
                override ->
                    !series
                        .occurrence(override.slot())
                        .equals(
                            Optional.of(MirrorShape.single(override.time(), override.details()))))
            .toList();
    return new MirrorShape(series.time(), series.details(), series.recurrence(), overrides);
  }
}

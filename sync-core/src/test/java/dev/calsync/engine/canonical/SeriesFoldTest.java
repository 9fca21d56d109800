package dev.calsync.engine.canonical;

import static dev.calsync.engine.sample.Events.berlin;
import static dev.calsync.engine.sample.Events.details;
import static dev.calsync.engine.sample.Events.series;
import static dev.calsync.engine.sample.Events.slot;
import static dev.calsync.engine.sample.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.connector.SourceObject;
import dev.calsync.connector.SourcePart;
import dev.calsync.event.EventBody;
import dev.calsync.event.Recurrence;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** R-B3: (series, part) → series. */
class SeriesFoldTest {

  private static final SourceObject OBJECT =
      new SourceObject(new RemoteId("o"), "uid", RemoteVersion.UNKNOWN, Optional.empty());
  private static final Slot SECOND = slot("2026-11-09T10:00:00");
  private static final Slot THIRD = slot("2026-11-16T10:00:00");
  private static final SeriesOverride MOVED = override(SECOND, "2026-11-10T15:00", "moved");
  private static final SeriesOverride RENAMED = override(THIRD, "2026-11-16T10:00", "renamed");

  private static final EventBody SINGLE =
      EventBody.single(berlin("2026-11-02T10:00"), details("single"));
  private static final EventBody WEEKLY =
      series(berlin("2026-11-02T10:00"), details("weekly"), rule("FREQ=WEEKLY"));

  @Test
  void aWholeEventReplacesWhatWasKnown() {
    EventBody whole = weekly(List.of(SECOND), RENAMED);

    assertThat(fold(Optional.empty(), new SourcePart.Whole(OBJECT, whole))).contains(whole);
    assertThat(fold(weekly(List.of(THIRD), MOVED), new SourcePart.Whole(OBJECT, whole)))
        .contains(whole);
    assertThat(fold(whole, new SourcePart.Whole(OBJECT, SINGLE))).contains(SINGLE);
  }

  @Test
  void aMasterAloneIsTheSeries() {
    assertThat(fold(Optional.empty(), master(WEEKLY))).contains(WEEKLY);
    assertThat(fold(Optional.empty(), master(SINGLE))).contains(SINGLE);
  }

  @Test
  void aMasterReadAnewKeepsTheOverridesAndRemovedSlots() {
    EventBody later =
        series(berlin("2026-11-02T11:00"), details("renamed"), rule("FREQ=WEEKLY;COUNT=9"));

    EventBody folded = fold(weekly(List.of(THIRD), MOVED), master(later)).orElseThrow();

    assertThat(folded.time()).isEqualTo(later.time());
    assertThat(folded.details()).isEqualTo(later.details());
    assertThat(folded.recurrence().orElseThrow().rules())
        .isEqualTo(later.recurrence().orElseThrow().rules());
    assertThat(folded.recurrence().orElseThrow().removed()).containsExactly(THIRD);
    assertThat(folded.overrides()).containsExactly(MOVED);
  }

  @Test
  void slotsThatTheMasterItselfRemovesJoinThoseRemovedBefore() {
    EventBody folded = fold(weekly(List.of(THIRD)), master(weekly(List.of(SECOND)))).orElseThrow();

    assertThat(removed(folded)).containsExactly(SECOND, THIRD);
  }

  @Test
  void aSeriesThatBecameASingleEventLosesItsOverrides() {
    assertThat(fold(weekly(List.of(THIRD), MOVED), master(SINGLE))).contains(SINGLE);
  }

  @Test
  void aSingleEventThatBecameASeriesIsTheSeries() {
    assertThat(fold(SINGLE, master(WEEKLY))).contains(WEEKLY);
  }

  @Test
  void anOverrideIsKeptUnderItsOriginalStart() {
    EventBody once = fold(WEEKLY, changed(MOVED)).orElseThrow();
    SeriesOverride again = override(SECOND, "2026-11-12T09:00", "moved again");

    EventBody twice = fold(once, changed(again)).orElseThrow();

    assertThat(once.overrides()).containsExactly(MOVED);
    assertThat(twice.overrides()).containsExactly(again);
    assertThat(twice.time()).isEqualTo(WEEKLY.time());
    assertThat(twice.details()).isEqualTo(WEEKLY.details());
  }

  @Test
  void overridesOfOtherSlotsStay() {
    EventBody both = fold(weekly(List.of(), RENAMED), changed(MOVED)).orElseThrow();

    assertThat(both.overrides()).containsExactly(MOVED, RENAMED);
  }

  @Test
  void aCancelledSlotIsRemovedWithItsOverride() {
    EventBody folded = fold(weekly(List.of(), MOVED, RENAMED), cancelled(SECOND)).orElseThrow();

    assertThat(removed(folded)).containsExactly(SECOND);
    assertThat(folded.overrides()).containsExactly(RENAMED);
  }

  /** SEM-5: the slot that comes back is restored. */
  @Test
  void aRemovedSlotReturnsWithItsOverride() {
    EventBody folded = fold(weekly(List.of(SECOND, THIRD)), changed(MOVED)).orElseThrow();

    assertThat(removed(folded)).containsExactly(THIRD);
    assertThat(folded.overrides()).containsExactly(MOVED);
  }

  @Test
  void addedSlotsAndRulesAreNotTouchedByParts() {
    Recurrence dates =
        new Recurrence(
            List.of(rule("FREQ=WEEKLY")), List.of(slot("2026-12-24T10:00:00")), List.of(THIRD));
    EventBody known = new EventBody(WEEKLY.time(), WEEKLY.details(), Optional.of(dates), List.of());

    EventBody folded =
        fold(fold(known, changed(MOVED)).orElseThrow(), cancelled(SECOND)).orElseThrow();

    assertThat(folded.recurrence().orElseThrow().added()).isEqualTo(dates.added());
    assertThat(folded.recurrence().orElseThrow().rules()).isEqualTo(dates.rules());
    assertThat(removed(folded)).containsExactly(SECOND, THIRD);
  }

  /** SEM-39. */
  @Test
  void anOverrideWithoutItsSeriesIsAnEventOfItsOwn() {
    EventBody alone = EventBody.single(MOVED.time(), MOVED.details());

    assertThat(fold(Optional.empty(), changed(MOVED))).contains(alone);
    assertThat(fold(SINGLE, changed(MOVED))).contains(alone);
  }

  @Test
  void aCancelledSlotWithoutItsSeriesIsNothing() {
    assertThat(fold(Optional.empty(), cancelled(SECOND))).isEmpty();
    assertThat(fold(SINGLE, cancelled(SECOND))).contains(SINGLE);
  }

  static Stream<SourcePart> silentParts() {
    return Stream.of(
        new SourcePart.Gone(OBJECT.id()),
        new SourcePart.LeftWindow(OBJECT.id()),
        new SourcePart.Unreadable(OBJECT, "BAD", "line 1", new byte[0]));
  }

  /** SEM-10, R-B5: whether an event goes is not decided by folding. */
  @ParameterizedTest
  @MethodSource("silentParts")
  void partsThatSayNothingOfTheContentChangeNothing(SourcePart part) {
    EventBody known = weekly(List.of(THIRD), MOVED);

    assertThat(fold(known, part)).contains(known);
    assertThat(fold(Optional.empty(), part)).isEmpty();
  }

  /** FLT-9: what is read twice changes nothing the second time. */
  @Test
  void everyPartMayComeTwice() {
    long seed = 11;
    Random random = new Random(seed);
    List<SourcePart> parts =
        List.of(
            master(WEEKLY),
            master(weekly(List.of(SECOND))),
            master(SINGLE),
            changed(MOVED),
            changed(RENAMED),
            changed(override(SECOND, "2026-11-12T09:00", "moved again")),
            cancelled(SECOND),
            cancelled(THIRD),
            new SourcePart.Whole(OBJECT, weekly(List.of(), RENAMED)));
    Optional<EventBody> known = Optional.empty();
    for (int i = 0; i < 10_000; i++) {
      SourcePart part = parts.get(random.nextInt(parts.size()));
      Optional<EventBody> once = SeriesFold.fold(known, part);
      assertThat(SeriesFold.fold(once, part)).as("seed %d, part %d", seed, i).isEqualTo(once);
      known = once;
    }
  }

  private static Optional<EventBody> fold(EventBody known, SourcePart part) {
    return SeriesFold.fold(Optional.of(known), part);
  }

  private static Optional<EventBody> fold(Optional<EventBody> known, SourcePart part) {
    return SeriesFold.fold(known, part);
  }

  private static SourcePart master(EventBody body) {
    return new SourcePart.Master(OBJECT, body);
  }

  private static SourcePart changed(SeriesOverride override) {
    return new SourcePart.Changed(OBJECT, Optional.empty(), override);
  }

  private static SourcePart cancelled(Slot slot) {
    return new SourcePart.CancelledSlot(OBJECT, Optional.empty(), slot);
  }

  private static SeriesOverride override(Slot slot, String start, String title) {
    return new SeriesOverride(slot, berlin(start), details(title));
  }

  private static EventBody weekly(List<Slot> removed, SeriesOverride... overrides) {
    return new EventBody(
        WEEKLY.time(),
        WEEKLY.details(),
        Optional.of(new Recurrence(List.of(rule("FREQ=WEEKLY")), List.of(), removed)),
        List.of(overrides));
  }

  private static List<Slot> removed(EventBody series) {
    return series.recurrence().orElseThrow().removed();
  }
}

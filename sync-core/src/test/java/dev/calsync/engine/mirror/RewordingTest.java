package dev.calsync.engine.mirror;

import static dev.calsync.engine.sample.Events.berlin;
import static dev.calsync.engine.sample.Events.details;
import static dev.calsync.engine.sample.Events.slot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.engine.sample.Events;
import dev.calsync.event.EventBody;
import dev.calsync.event.Frequency;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.RuleEnd;
import dev.calsync.event.SeriesOverride;
import org.junit.jupiter.api.Test;

/** What a target made of a mirror, told without a word of it (SEM-36). */
class RewordingTest {

  private static final RecurrenceRule FIVE = ending(new RuleEnd.Count(5));
  private static final RecurrenceRule UNTIL =
      ending(new RuleEnd.Until(slot("2026-11-30T10:00:00")));

  private static RecurrenceRule ending(RuleEnd end) {
    return RecurrenceRule.every(Frequency.WEEKLY).ending(end);
  }

  private static MirrorShape series(
      String title, RecurrenceRule rule, SeriesOverride... overrides) {
    return MirrorShape.shownBy(
        Events.series(berlin("2026-11-02T10:00:00"), details(title), rule, overrides));
  }

  private static SeriesOverride moved(String start) {
    return new SeriesOverride(slot("2026-11-09T10:00:00"), berlin(start), details("Secret"));
  }

  @Test
  void whatIsKeptAsItWasWrittenIsNotReworded() {
    assertThat(Rewording.between(series("Secret", FIVE), series("Secret", FIVE))).isEmpty();
  }

  @Test
  void theEndOfARuleIsToldByItsKind() {
    assertThat(Rewording.between(series("Secret", FIVE), series("Secret", UNTIL)))
        .containsExactly("COUNT became UNTIL");
    assertThat(Rewording.between(series("Secret", ending(RuleEnd.NEVER)), series("Secret", UNTIL)))
        .containsExactly("no end became UNTIL");
  }

  @Test
  void anotherRuleWithTheSameKindOfEndIsOnlySaidToBeOther() {
    assertThat(
            Rewording.between(
                series("Secret", FIVE), series("Secret", ending(new RuleEnd.Count(4)))))
        .containsExactly("the rule is said in other words");
  }

  @Test
  void aSeriesThatBecameOneEventIsSaidToBeThat() {
    MirrorShape single =
        MirrorShape.shownBy(EventBody.single(berlin("2026-11-02T10:00:00"), details("Secret")));

    assertThat(Rewording.between(series("Secret", FIVE), single))
        .containsExactly("COUNT became a single event");
  }

  @Test
  void occurrencesThatTakePlaceElsewhereAreNamedByTheirSlots() {
    MirrorShape written = series("Secret", FIVE, moved("2026-11-09T12:00:00"));

    assertThat(Rewording.between(written, series("Secret", FIVE, moved("2026-11-09T13:00:00"))))
        .containsExactly("shown at another time: 2026-11-09T10:00:00");
    assertThat(Rewording.between(written, series("Secret", FIVE)))
        .containsExactly("shown at another time: 2026-11-09T10:00:00");
    assertThat(
            Rewording.between(
                series("Secret", FIVE), series("Secret", FIVE, moved("2026-11-09T10:00:00"))))
        .isEmpty();
  }

  @Test
  void ofWordsAndTimesNothingIsSaidButThatTheyDiffer() {
    MirrorShape later =
        MirrorShape.shownBy(EventBody.single(berlin("2026-11-02T11:00:00"), details("Se…")));
    MirrorShape written =
        MirrorShape.shownBy(EventBody.single(berlin("2026-11-02T10:00:00"), details("Secret")));

    assertThat(Rewording.between(written, later))
        .containsExactly(
            "the start or its zone is said otherwise", "words or flags are kept otherwise");
  }
}

package dev.calsync.engine.form;

import static dev.calsync.engine.sample.Events.berlin;
import static dev.calsync.engine.sample.Events.days;
import static dev.calsync.engine.sample.Events.details;
import static dev.calsync.engine.sample.Events.slot;
import static dev.calsync.engine.sample.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.event.EventBody;
import dev.calsync.event.EventText;
import dev.calsync.event.EventTime;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.MirrorShape.ShownOverride;
import dev.calsync.event.Recurrence;
import dev.calsync.event.Slot;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeNormalFormTest {

  private static final EventTime FIRST = berlin("2026-11-02T10:00");

  @Test
  void lineEndsAreOneCharacter() {
    EventText text = new EventText("a\r\nb", "c\rd ", "e\nf", "", List.of("", "g\r\n"));
    assertThat(PlainText.of(text))
        .isEqualTo(new EventText("a\nb", "c\nd ", "e\nf", "", List.of("g\n")));
  }

  @Test
  void lettersAreLeftAlone() {
    EventText text = new EventText("Café", "Cafe\u0301", " x ", "\t", List.of("ﬁ", "İ"));
    assertThat(PlainText.of(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "FREQ=WEEKLY, 2026-11-02T10:00:00, true",
    "FREQ=WEEKLY, 2026-11-16T10:00:00, true",
    "FREQ=WEEKLY, 2026-11-17T10:00:00, false",
    "FREQ=WEEKLY, 2026-11-16T11:00:00, false",
    "FREQ=WEEKLY, 2026-11-16, false",
    "FREQ=WEEKLY, 2026-10-26T10:00:00, false",
    "FREQ=WEEKLY;UNTIL=2026-11-20T00:00:00, 2026-11-16T10:00:00, true",
    "FREQ=WEEKLY;UNTIL=2026-11-15T00:00:00, 2026-11-16T10:00:00, false",
    "FREQ=WEEKLY;COUNT=3, 2026-11-16T10:00:00, true",
    "FREQ=WEEKLY;COUNT=2, 2026-11-16T10:00:00, false",
    "FREQ=DAILY;COUNT=9000, 2036-11-16T10:00:00, false",
    "'FREQ=DAILY;BYHOUR=10,12', 2026-11-16T10:00:00, false",
  })
  void anOverrideThatChangesNothingIsNoneIfItsSlotIsSureToExist(
      String said, String at, boolean dropped) {
    EventTime own = at.contains("T") ? berlin(at) : days(at, "2026-11-17");
    MirrorShape shape = series(Recurrence.of(rule(said)), override(slot(at), own, "Team"));
    assertThat(ShapeNormalForm.of(shape).overrides().isEmpty()).isEqualTo(dropped);
  }

  @Test
  void anOverrideOfAnAddedSlotThatChangesNothingIsNone() {
    Slot added = slot("2026-11-05T15:00:00");
    Recurrence recurrence = new Recurrence(List.of(rule("FREQ=WEEKLY")), List.of(added), List.of());
    assertThat(
            ShapeNormalForm.of(series(recurrence, override(added, berlin(added.text()), "Team")))
                .overrides())
        .isEmpty();
  }

  @Test
  void anOverrideThatChangesAnythingStays() {
    Slot slot = slot("2026-11-16T10:00:00");
    Recurrence weekly = Recurrence.of(rule("FREQ=WEEKLY"));
    assertThat(
            List.of(
                override(slot, berlin("2026-11-16T11:00"), "Team"),
                override(slot, days("2026-11-16", "2026-11-17"), "Team"),
                override(slot, berlin(slot.text()), "Other")))
        .allSatisfy(
            override ->
                assertThat(ShapeNormalForm.of(series(weekly, override)).overrides())
                    .containsExactly(override));
  }

  @Test
  void removedSlotsWinOverAddedAndChangedOnes() {
    Slot slot = slot("2026-11-16T10:00:00");
    Recurrence recurrence =
        new Recurrence(List.of(rule("FREQ=WEEKLY;BYDAY=MO")), List.of(slot), List.of(slot));
    MirrorShape normal =
        ShapeNormalForm.of(series(recurrence, override(slot, berlin("2026-11-17T10:00"), "Moved")));
    assertThat(normal.overrides()).isEmpty();
    assertThat(normal.recurrence().orElseThrow().added()).isEmpty();
    assertThat(normal.recurrence().orElseThrow().removed()).containsExactly(slot);
  }

  @Test
  void wholeDaysToo() {
    MirrorShape shape =
        new MirrorShape(
            days("2026-12-24", "2026-12-26"),
            shown("Team"),
            Optional.of(Recurrence.of(rule("FREQ=YEARLY"))),
            List.of(override(slot("2027-12-24"), days("2027-12-24", "2027-12-26"), "Team")));
    assertThat(ShapeNormalForm.of(shape).overrides()).isEmpty();
  }

  private static MirrorShape series(Recurrence recurrence, ShownOverride override) {
    return new MirrorShape(FIRST, shown("Team"), Optional.of(recurrence), List.of(override));
  }

  private static ShownOverride override(Slot slot, EventTime time, String title) {
    return new ShownOverride(slot, time, shown(title));
  }

  private static MirrorShape.ShownDetails shown(String title) {
    return MirrorShape.shownBy(EventBody.single(FIRST, details(title))).details();
  }
}

package dev.calsync.engine.form;

import static dev.calsync.engine.sample.Events.berlin;
import static dev.calsync.engine.sample.Events.days;
import static dev.calsync.engine.sample.Events.slot;
import static dev.calsync.engine.sample.RandomEvents.forSeeds;
import static dev.calsync.engine.sample.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.calsync.event.Availability;
import dev.calsync.event.EventText;
import dev.calsync.event.EventTime;
import dev.calsync.event.Length;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.MirrorShape.ShownDetails;
import dev.calsync.event.MirrorShape.ShownOverride;
import dev.calsync.event.Recurrence;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.Visibility;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormHash;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShapeHashTest {

  private static final ShownDetails DETAILS =
      new ShownDetails(
          new EventText(
              "Zahnärztin 🦷", "two\nlines ", "Berlin", "https://x.example/1", List.of("a", "b")),
          Availability.TENTATIVE,
          Visibility.PRIVATE);

  private static final MirrorShape SERIES =
      new MirrorShape(
          berlin("2026-11-02T10:00"),
          DETAILS,
          Optional.of(
              new Recurrence(
                  List.of(rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;UNTIL=2027-06-30T23:59:59")),
                  List.of(slot("2026-11-05T15:00:00")),
                  List.of(slot("2026-11-16T10:00:00"), slot("2026-11-18T10:00:00")))),
          List.of(
              new ShownOverride(
                  slot("2026-11-30T10:00:00"),
                  days("2026-12-01", "2026-12-02"),
                  new ShownDetails(
                      EventText.titled("Moved"), Availability.FREE, Visibility.NORMAL))));

  /** R-L10: a release that changes one of these rewrites every mirror there is. */
  @Test
  void hashesNeverChange() {
    assertThat(hex(single(berlin("2026-12-02T10:00"), DETAILS)))
        .isEqualTo("3e28604ce6f3ba7ba781eb1e07d0ea154c74bf9eda32ffc39c76df3a739d2166");
    assertThat(hex(single(days("2026-12-24", "2026-12-25"), DETAILS)))
        .isEqualTo("68bd62ce8d425dfe2eae6b19cd3e50e9b02f6bc659232fe4c38be4798f5f4f96");
    assertThat(hex(SERIES))
        .isEqualTo("18ace3dd1e12428fb6616a482f03c81ffb1031e6d1271d50e2b1ba42a7afd39c");
  }

  @Test
  void sem35TwoSpellingsOfOneSeriesHaveOneHash() {
    assertThat(hex(weekly("FREQ=WEEKLY;WKST=MO;BYDAY=MO;UNTIL=2026-12-31T23:59:59")))
        .isEqualTo(hex(weekly("FREQ=WEEKLY;UNTIL=2026-12-28T10:00:00;BYDAY=MO")))
        .isNotEqualTo(hex(weekly("FREQ=WEEKLY;UNTIL=2026-12-27T10:00:00;BYDAY=MO")));
  }

  @Test
  void everyShownFieldCounts() {
    EventTime at = berlin("2026-12-02T10:00");
    EventText text = DETAILS.text();
    List<String> words = text.categories();
    List<MirrorShape> shapes =
        List.of(
            single(at, DETAILS),
            single(berlin("2026-12-02T10:01"), DETAILS),
            single(berlin("2026-12-02T10:00", Duration.ofMinutes(59)), DETAILS),
            single(
                new EventTime.Floating(LocalDateTime.parse("2026-12-02T10:00"), hour()), DETAILS),
            single(zoned("UTC", hour()), DETAILS),
            single(zoned("Europe/Berlin", new Length(1, Duration.ofHours(1))), DETAILS),
            single(days("2026-12-02", "2026-12-03"), DETAILS),
            single(days("2026-12-02", "2026-12-04"), DETAILS),
            single(at, with(new EventText("T", text.description(), text.location(), "", words))),
            single(at, with(new EventText(text.title(), "", text.location(), "", words))),
            single(at, with(new EventText(text.title(), "", "", text.location(), words))),
            single(at, with(new EventText(text.title(), "", "", "", words))),
            single(at, with(new EventText(text.title(), "", "", "", List.of("ab")))),
            single(at, with(EventText.titled(text.title()))),
            single(at, new ShownDetails(text, Availability.BUSY, Visibility.PRIVATE)),
            single(at, new ShownDetails(text, Availability.TENTATIVE, Visibility.NORMAL)),
            single(at, new ShownDetails(text, Availability.TENTATIVE, Visibility.CONFIDENTIAL)),
            weekly("FREQ=WEEKLY"),
            weekly("FREQ=DAILY"),
            weekly("FREQ=WEEKLY;INTERVAL=2"),
            weekly("FREQ=WEEKLY;COUNT=8"),
            weekly("FREQ=WEEKLY;BYDAY=MO,TU"),
            SERIES,
            new MirrorShape(SERIES.time(), SERIES.details(), SERIES.recurrence(), List.of()));
    assertThat(shapes.stream().map(ShapeForm::hash)).doesNotHaveDuplicates();
  }

  @Test
  void theOrderInWhichThingsAreListedDoesNotCount() {
    forSeeds(
        500,
        events -> {
          MirrorShape shape = MirrorShape.shownBy(events.body());
          assertThat(ShapeForm.hash(reversed(shape))).isEqualTo(ShapeForm.hash(shape));
        });
  }

  @Test
  void nothingHasNoHash() {
    assertThatIllegalArgumentException().isThrownBy(() -> ShapeForm.hash(FormBytes.NONE));
    assertThat(ShapeForm.hash(SERIES)).isNotEqualTo(FormHash.ABSENT);
  }

  private static MirrorShape reversed(MirrorShape shape) {
    EventText text = shape.details().text();
    return new MirrorShape(
        shape.time(),
        new ShownDetails(
            new EventText(
                text.title(),
                text.description(),
                text.location(),
                text.link(),
                reversed(text.categories())),
            shape.details().availability(),
            shape.details().visibility()),
        shape
            .recurrence()
            .map(
                it ->
                    new Recurrence(
                        reversed(it.rules()), reversed(it.added()), reversed(it.removed()))),
        reversed(shape.overrides()));
  }

  private static <T> List<T> reversed(List<T> items) {
    List<T> copy = new ArrayList<>(items);
    Collections.reverse(copy);
    return copy;
  }

  private static MirrorShape weekly(String rule) {
    return new MirrorShape(
        berlin("2026-11-02T10:00"), DETAILS, Optional.of(Recurrence.of(rule(rule))), List.of());
  }

  private static MirrorShape single(EventTime time, ShownDetails details) {
    return new MirrorShape(time, details, Optional.empty(), List.of());
  }

  private static ShownDetails with(EventText text) {
    return new ShownDetails(text, DETAILS.availability(), DETAILS.visibility());
  }

  private static EventTime zoned(String zone, Length length) {
    return new EventTime.Zoned(
        LocalDateTime.parse("2026-12-02T10:00"), new TimeZoneId(zone), length);
  }

  private static Length hour() {
    return Length.of(Duration.ofHours(1));
  }

  private static String hex(MirrorShape shape) {
    return HexFormat.of().formatHex(ShapeForm.hash(shape).bytes());
  }
}

package dev.calsync.ical;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which VEVENTs belong together. */
@Tag("time")
class GroupingTest {

  private static final String START = "DTSTART:20261102T100000Z";

  @Test
  void keepsTheRestOfAFeedThatHasOneBadEvent() {
    IcalCalendar read =
        Ical.READER.read(
            Ical.calendar(
                Ical.event(START, "SUMMARY:good"),
                Ical.event("DTSTART:bad", "SUMMARY:secret").replace("UID:u", "UID:v"),
                Ical.event(START).replace("UID:u", "UID:w")));
    assertThat(read.items()).extracting(IcalItem::key).as("R-B5").containsExactly("u", "v", "w");
    IcalItem.Unreadable bad = (IcalItem.Unreadable) read.items().get(1);
    assertThat(bad.code()).isEqualTo("BAD_DATE");
    assertThat(bad.where()).isEqualTo("line 10");
    assertThat(new String(bad.raw(), StandardCharsets.UTF_8))
        .startsWith("BEGIN:VEVENT\r\nUID:v\r\n")
        .contains("DTSTART:bad\r\n")
        .endsWith("END:VEVENT\r\n");
  }

  @Test
  void findsOverridesBeforeAndFarFromTheirMaster() {
    IcalCalendar read =
        Ical.READER.read(
            Ical.calendar(
                Ical.event("RECURRENCE-ID:20261109T100000Z", "DTSTART:20261110T100000Z"),
                Ical.event(START).replace("UID:u", "UID:other"),
                Ical.event(START, "RRULE:FREQ=WEEKLY")));
    assertThat(read.items()).extracting(IcalItem::key).containsExactly("u", "other");
    assertThat(((IcalItem.Event) read.items().get(0)).body().overrides()).hasSize(1);
  }

  @Test
  void takesTheLatestVersionOfAUidThatAppearsTwice() {
    String old = Ical.event(START, "SUMMARY:old", "SEQUENCE:1", "LAST-MODIFIED:20261119T000000Z");
    String sequenced = Ical.event(START, "SUMMARY:new", "SEQUENCE:2");
    String modified =
        Ical.event(START, "SUMMARY:new", "SEQUENCE:1", "LAST-MODIFIED:20261120T000000Z");
    for (List<String> pair : List.of(List.of(old, sequenced), List.of(old, modified))) {
      for (boolean turned : new boolean[] {false, true}) {
        String[] events = {pair.get(turned ? 1 : 0), pair.get(turned ? 0 : 1)};
        assertThat(Ical.body(events).details().text().title()).as("FLT-33").isEqualTo("new");
      }
    }
  }

  @Test
  void takesTheLatestVersionOfAnOverrideThatAppearsTwice() {
    String id = "RECURRENCE-ID:20261109T100000Z";
    assertThat(
            Ical.body(
                    Ical.event(id, "DTSTART:20261111T100000Z", "SEQUENCE:2"),
                    Ical.event(START, "RRULE:FREQ=WEEKLY"),
                    Ical.event(id, "DTSTART:20261110T100000Z", "SEQUENCE:1"))
                .overrides())
        .extracting(o -> o.time().startSlot().text())
        .containsExactly("2026-11-11T10:00:00");
  }

  @Test
  void tellsEventsApartThatShareAUidAndAVersion() {
    IcalCalendar read =
        Ical.READER.read(
            Ical.calendar(
                Ical.event(START, "SUMMARY:a"),
                Ical.event("DTSTART:20261209T100000Z", "SUMMARY:b")));
    assertThat(titles(read)).isEqualTo(Map.of("u", "a", "u/2026-12-09T10:00:00", "b"));
  }

  /** R-B5: nothing says which is the newer. */
  @Test
  void ofTwoEventsThatShareUidVersionAndStartTheLastStandsAndTheOtherIsNamed() {
    IcalCalendar read =
        Ical.READER.read(
            Ical.calendar(Ical.event(START, "SUMMARY:a"), Ical.event(START, "SUMMARY:c")));

    assertThat(titles(read)).isEqualTo(Map.of("u", "c"));
    assertThat(read.items())
        .filteredOn(IcalItem.Unreadable.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            IcalItem.Unreadable.class,
            other -> {
              assertThat(other.code()).isEqualTo("DUPLICATE_UID");
              assertThat(other.uid()).isEqualTo("u");
              assertThat(other.key()).startsWith("content-");
              assertThat(new String(other.raw(), StandardCharsets.UTF_8)).contains("SUMMARY:a");
            });
  }

  @Test
  void anEventThatStandsThereTwiceWordForWordIsOne() {
    String same = Ical.event(START, "SUMMARY:a");

    assertThat(Ical.READER.read(Ical.calendar(same, same)).items()).hasSize(1);
  }

  /** SEM-43. */
  @Test
  void aMirrorThatStandsThereTwiceIsTwo() {
    String mirror = Ical.event(START, "SUMMARY:Busy", "X-CALSYNC-MARK:m");

    assertThat(Ical.READER.read(Ical.calendar(mirror, mirror)).items())
        .extracting(IcalItem::key)
        .hasSize(2)
        .contains("u");
  }

  @Test
  void aNamesakeThatCannotBeReadTakesNobodysPlace() {
    IcalCalendar read =
        Ical.READER.read(
            Ical.calendar(
                Ical.event(START, "SUMMARY:a"),
                Ical.event("DTSTART:20261209T100000Z", "RRULE:FREQ=NEVER")));

    assertThat(titles(read)).isEqualTo(Map.of("u", "a"));
    assertThat(read.items()).hasSize(2);
  }

  private static Map<String, String> titles(IcalCalendar read) {
    return read.items().stream()
        .filter(IcalItem.Event.class::isInstance)
        .map(IcalItem.Event.class::cast)
        .collect(
            Collectors.toMap(IcalItem.Event::key, event -> event.body().details().text().title()));
  }

  @Test
  void makesAnEventOfItsOwnOfAnOverrideWithoutMaster() {
    IcalCalendar read =
        Ical.READER.read(
            Ical.calendar(
                Ical.event(
                    "RECURRENCE-ID:20261116T090000Z",
                    "DTSTART;TZID=Europe/Berlin:20261116T140000",
                    "SUMMARY:only this"),
                Ical.event("RECURRENCE-ID;VALUE=DATE:20261123", "DTSTART:20261123T140000Z")));
    assertThat(read.items())
        .as("SEM-39")
        .extracting(IcalItem::key)
        .containsExactly("u/2026-11-16T10:00:00", "u/2026-11-23");
    assertThat(read.items()).extracting(IcalItem::uid).containsOnly("u");
  }

  @Test
  void makesAnEventOfItsOwnOfAnOverrideWhoseMasterDoesNotRepeat() {
    IcalCalendar read =
        Ical.READER.read(
            Ical.calendar(
                Ical.event(START, "SUMMARY:single"),
                Ical.event("RECURRENCE-ID:20261109T100000Z", "DTSTART:20261109T120000Z"),
                Ical.event("RECURRENCE-ID:20261102T100000Z", "DTSTART:20261102T120000Z")));
    assertThat(read.items())
        .extracting(IcalItem::key)
        .containsExactly("u", "u/2026-11-09T10:00:00");
    var single = ((IcalItem.Event) read.items().get(0)).body();
    assertThat(single.time().startSlot().text()).isEqualTo("2026-11-02T12:00:00");
    assertThat(single.details().text().title()).isEqualTo("single");
  }

  @Test
  void keepsOneBadOrphanFromItsSiblings() {
    IcalCalendar read =
        Ical.READER.read(
            Ical.calendar(
                Ical.event("RECURRENCE-ID:20261116T090000Z", "DTSTART:bad"),
                Ical.event("RECURRENCE-ID:20261123T090000Z", START)));
    assertThat(read.items())
        .extracting(IcalItem::key)
        .containsExactly("u", "u/2026-11-23T09:00:00");
    assertThat(read.items().get(0)).isInstanceOf(IcalItem.Unreadable.class);
  }

  @Test
  void namesAnEventWithoutUidByItsContent() {
    String nameless = Ical.event(START, "SUMMARY:x", "DESCRIPTION:1").replace("UID:u\r\n", "");
    String key = Ical.item(nameless).key();
    assertThat(key).startsWith("content-");
    assertThat(Ical.item(nameless.replace("DESCRIPTION:1", "DESCRIPTION:2")).key()).isEqualTo(key);
    assertThat(Ical.item(nameless.replace("SUMMARY:x", "SUMMARY:y")).key()).isNotEqualTo(key);
  }

  @Test
  void refusesAUidThatIsTooLongToBeKept() {
    IcalItem item = Ical.item(Ical.event(START).replace("UID:u", "UID:" + "u".repeat(1_025)));
    assertThat(((IcalItem.Unreadable) item).code()).isEqualTo("UID_TOO_LONG");
    assertThat(item.key()).hasSizeLessThan(100);
    assertThat(Ical.item(Ical.event(START).replace("UID:u", "UID:" + "u".repeat(1_024))).key())
        .hasSize(1_024);
  }

  @Test
  void handsOnSequenceLastModifiedAndMark() {
    IcalItem.Event event =
        (IcalItem.Event)
            Ical.item(
                Ical.event(
                    START,
                    "SEQUENCE:7",
                    "LAST-MODIFIED:20261119T080000Z",
                    "X-CALSYNC-MARK:v1\\,abc"));
    assertThat(event.sequence()).isEqualTo(7);
    assertThat(event.lastModified())
        .hasValueSatisfying(at -> assertThat(at).isEqualTo("2026-11-19T08:00:00Z"));
    assertThat(event.mark()).contains("v1,abc");
  }

  @Test
  void bringsASlotBackWhoseLaterVersionIsNotCancelled() {
    String id = "RECURRENCE-ID:20261109T100000Z";
    String master = Ical.event(START, "RRULE:FREQ=WEEKLY");
    String cancelled = Ical.event(id, START, "STATUS:CANCELLED", "SEQUENCE:1");
    String live = Ical.event(id, "DTSTART:20261110T100000Z", "SEQUENCE:2");
    assertThat(Ical.body(live, cancelled, master).overrides()).hasSize(1);
    assertThat(Ical.body(live, cancelled, master).recurrence().orElseThrow().removed()).isEmpty();
    assertThat(Ical.body(live, cancelled.replace("SEQUENCE:1", "SEQUENCE:3"), master).overrides())
        .isEmpty();
  }

  @Test
  void refusesAKeyThatIsTooLongToBeKept() {
    String orphan = Ical.event("RECURRENCE-ID:20261109T100000Z", START);
    IcalItem item = Ical.item(orphan.replace("UID:u", "UID:" + "u".repeat(1_010)));
    assertThat(((IcalItem.Unreadable) item).code()).isEqualTo("UID_TOO_LONG");
    assertThat(Ical.item(orphan.replace("UID:u", "UID:" + "u".repeat(1_004))).key()).hasSize(1_024);
  }
}

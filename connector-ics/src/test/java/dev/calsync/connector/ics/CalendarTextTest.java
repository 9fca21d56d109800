package dev.calsync.connector.ics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.calsync.event.ZoneRulesSource;
import dev.calsync.ical.IcalItem;
import dev.calsync.ical.NotACalendarException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files are cut where the reader cuts, so that an edit changes its own event and nothing else. */
class CalendarTextTest {

  private static final Path CORPUS =
      Path.of(System.getProperty("calsync.shared", "../shared")).resolve("data/ics");

  private final IcsMapping mapping = new IcsMapping(ZoneRulesSource.jdk());

  @Test
  void eventsAreCutWhereTheReaderCutsThem() {
    String text =
        "BEGIN:VCALENDAR\r\n"
            + "BEGIN:VEVENT\r\nUID:a\r\nDTSTART:20261201T100000Z\r\n"
            + "BEGIN:VEVENT\r\nUID:b\\, c\r\nDTSTART:20261202T100000Z\r\nEND:VEVENT\r\n"
            + "BEGIN:VEVENT\rUID:d\rDTSTART:20261203T100000Z\rEND:VEVENT\r"
            + "BEGIN:VEVENT\nU\n\tID:e\nDTSTART:20261204T100000Z\n"
            + "END:VCALENDAR\n";

    assertThat(textOf(text).eventsByUid().keySet()).containsExactly("a", "b, c", "d", "e");
    assertThat(uidsRead(text.getBytes(StandardCharsets.UTF_8)))
        .containsExactly("a", "b, c", "d", "e");
  }

  @Test
  void theUidOfAnAlarmIsNotThatOfItsEvent() {
    String text =
        Vevents.BEGIN
            + "BEGIN:VEVENT\r\nBEGIN:VALARM\r\nUID:alarm\r\nEND:VALARM\r\nUID:event\r\nEND:VEVENT\r\n"
            + Vevents.END;

    assertThat(textOf(text).eventsByUid()).containsOnlyKeys("event");
  }

  @Test
  void aCalendarWithoutItsEndIsNotWhole() {
    assertThat(textOf(Vevents.BEGIN + Vevents.END).isWhole()).isTrue();
    assertThat(textOf(Vevents.BEGIN + Vevents.END + Vevents.BEGIN).isWhole()).isFalse();
    assertThat(textOf("").isWhole()).isFalse();
    assertThat(textOf("hello").isWhole()).isFalse();
    assertThat(textOf(Vevents.END).isWhole()).isFalse();
    assertThat(textOf(Vevents.BEGIN + Vevents.BEGIN + Vevents.END).isWhole()).isFalse();
  }

  /** Every real calendar survives a mirror that comes and goes, byte for byte. */
  @Test
  void realCalendarsStayAsTheyAre() throws IOException {
    assumeTrue(Files.isDirectory(CORPUS), "the sample calendars are not beside the project");
    int read = 0;
    for (Path file : corpus()) {
      read += survives(file.toString(), Files.readAllBytes(file)) ? 1 : 0;
    }
    assertThat(read).as("sample calendars that are whole").isGreaterThan(300);
  }

  /** HOS-22: nor does any damage make an edit touch what it should not. */
  @Test
  void damagedCalendarsStayAsTheyAre() {
    long seed = 20_261_120;
    Random random = new Random(seed);
    byte[] good =
        (Vevents.BEGIN
                + Vevents.of("a", Samples.berlin("A"), List.of())
                + Vevents.of("b", Samples.daily("B"), List.of())
                + Vevents.END)
            .getBytes(StandardCharsets.UTF_8);
    int read = 0;
    for (int round = 0; round < 3_000; round++) {
      read += survives("seed " + seed + " round " + round, damaged(good, random)) ? 1 : 0;
    }
    assertThat(read).isGreaterThan(300);
  }

  /** Tells whether it is a calendar at all; fails where a mirror leaves traces in it. */
  private boolean survives(String name, byte[] bytes) {
    CalendarText text = CalendarText.of(bytes);
    List<String> uids;
    try {
      uids = uidsRead(bytes);
    } catch (NotACalendarException none) {
      assertThat(text.isWhole()).as(name).isFalse();
      return false;
    }
    if (!text.isWhole()) {
      return false;
    }
    byte[] with = edited(text, true);
    List<String> expected = new ArrayList<>(uids);
    expected.add(Samples.uid(1));
    assertThat(uidsRead(with)).as(name).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(edited(CalendarText.of(with), false)).as(name).isEqualTo(bytes);
    return true;
  }

  private byte[] edited(CalendarText text, boolean add) {
    CalendarEdit edit = new CalendarEdit(text);
    if (add) {
      byte[] mirror =
          mapping.text(
              Samples.form(1, Samples.utc("Ours")), Instant.parse("2026-11-20T12:00:00Z"), true);
      edit.put(Samples.uid(1), Samples.id(1), CalendarText.of(mirror));
    } else {
      assertThat(edit.event(Samples.uid(1))).isPresent();
      edit.remove(Samples.uid(1));
    }
    return edit.bytes();
  }

  private static byte[] damaged(byte[] good, Random random) {
    byte[] bad = good.clone();
    for (int hit = random.nextInt(4); hit >= 0; hit--) {
      int at = random.nextInt(bad.length);
      bad[at] = (byte) "\r\n :;BEGINDVT\0\t".charAt(random.nextInt(15));
    }
    return bad;
  }

  private List<String> uidsRead(byte[] bytes) {
    return mapping.read(bytes).items().stream().map(IcalItem::key).toList();
  }

  private static CalendarText textOf(String text) {
    return CalendarText.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Path> corpus() throws IOException {
    try (Stream<Path> files = Files.walk(CORPUS)) {
      return files.filter(file -> file.toString().endsWith(".ics")).sorted().toList();
    }
  }
}

package dev.calsync.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No year is too far: an event of any of them is mirrored, and stops no other (FLT-32). */
class FarDatesTest {

  private static final List<String> TIMES =
      List.of(
          "DTSTART:00010101T000000Z",
          "DTSTART:16010101T000000Z",
          "DTSTART:16770920T120000Z",
          "DTSTART:22620412T000000Z",
          "DTSTART:99991231T225959Z",
          "DTSTART;VALUE=DATE:16040105",
          "DTSTART;VALUE=DATE:99991230",
          "DTSTART:20260105T100000Z");

  @Test
  void eventsOfAllYearsAreMirroredAndExplained(@TempDir Path folder) throws IOException {
    Desk desk = new Desk(folder);
    Path source = Files.write(folder.resolve("far.ics"), calendar());

    desk.sync(source, desk.mirror(), "--detail", "title").succeeds().writes(TIMES.size(), 0, 0);
    desk.sync(source, desk.mirror(), "--detail", "title").succeeds().writes(0, 0, 0);
    assertThat(Desk.events(desk.mirror())).hasSize(TIMES.size());
  }

  private static List<String> calendar() {
    List<String> lines = new ArrayList<>(List.of("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//t"));
    for (int i = 0; i < TIMES.size(); i++) {
      lines.addAll(
          List.of(
              "BEGIN:VEVENT",
              "UID:far-" + i,
              "DTSTAMP:20260101T000000Z",
              TIMES.get(i),
              "SUMMARY:Far " + i,
              "END:VEVENT"));
    }
    lines.add("END:VCALENDAR");
    return lines;
  }
}

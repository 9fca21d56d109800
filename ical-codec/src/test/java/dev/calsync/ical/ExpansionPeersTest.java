package dev.calsync.ical;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.ComponentGroup;
import net.fortuna.ical4j.model.Period;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two engines that are not ours expand two years of every series that somebody made. */
class ExpansionPeersTest {

  @TempDir private Path folder;

  @Test
  void ical4jFindsTheSameStartsOrTheDifferenceIsListed() throws Exception {
    List<String> differences = new ArrayList<>();
    for (WildSeries series : WildSeries.all()) {
      note(differences, "ical4j", series, ical4j(series));
    }
    assertListed("ical4j", differences);
  }

  @Test
  void recurringIcalEventsFindsTheSameStartsOrTheDifferenceIsListed() throws Exception {
    List<WildSeries> all = WildSeries.all();
    ForeignProgram python = ForeignProgram.python(folder, "recurring_ical_events");
    Path each = Files.createDirectory(folder.resolve("series"));
    for (int i = 0; i < all.size(); i++) {
      Files.write(each.resolve(i + ".ics"), all.get(i).text());
      Files.writeString(
          each.resolve(i + ".days"), all.get(i).from() + " " + all.get(i).to().plusDays(2));
    }
    List<String> answers = python.script("expand.py", new byte[0], each.toString());
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      List<String> starts = List.of(answers.get(i).split(" "));
      note(differences, "python", all.get(i), starts.subList(1, starts.size()));
    }
    assertListed("python", differences);
  }

  private static void assertListed(String engine, List<String> differences) {
    System.out.println(String.join("\n", differences));
    assertThat(differences.stream().sorted().toList()).isEqualTo(CensusPage.differences(engine));
  }

  private static void note(
      List<String> differences, String engine, WildSeries series, List<String> said) {
    List<String> theirs = said.stream().filter(series::inside).sorted().toList();
    List<String> ours = series.starts();
    if (!ours.equals(theirs)) {
      differences.add(
          "%s | %s | %s | %d here, %d there"
              .formatted(
                  engine,
                  series.file(),
                  series.body().time().startSlot().text(),
                  ours.size(),
                  theirs.size()));
    }
  }

  private static List<String> ical4j(WildSeries series) throws Exception {
    List<VEvent> parts =
        new CalendarBuilder()
            .build(new ByteArrayInputStream(series.text()))
            .getComponents(Component.VEVENT);
    VEvent master =
        parts.stream().filter(part -> part.getRecurrenceId() == null).findFirst().orElseThrow();
    Temporal start = master.getDateTimeStart().getDate();
    Period<Temporal> twoYears = new Period<>(start, java.time.Period.ofYears(2));
    List<Period<Temporal>> found =
        new ComponentGroup<>(parts, master.getUid().orElseThrow()).calculateRecurrenceSet(twoYears);
    return found.stream().map(it -> told(it.getStart())).toList();
  }

  private static String told(Temporal start) {
    if (start instanceof LocalDate day) {
      return day.toString();
    }
    return start instanceof LocalDateTime local
        ? WildSeries.told(local)
        : WildSeries.told(Instant.from(start));
  }
}

package dev.calsync.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that prints how fast it is, and how often the database is asked. */
class MeasureTest {

  private static final Pattern TRIPS = Pattern.compile("\\((\\d+\\.\\d+) an event\\)");

  @TempDir Path folder;

  @Test
  void bothRunsAreMeasuredAndPrinted() {
    String said = new Desk(folder).run("measure", "--events", "600").succeeds().out();
    assertThat(said.lines()).hasSize(2);
    assertThat(said)
        .contains("initial", "no change", "600 events", "events/s", "round trips", "peak heap");
  }

  @Test
  void theDatabaseIsAskedByPageNotByEvent() {
    String said = new Desk(folder).run("measure", "--events", "600").succeeds().out();
    assertThat(TRIPS.matcher(said).results().map(MatchResult::group)).hasSize(2);
    assertThat(TRIPS.matcher(said).results().map(found -> Double.valueOf(found.group(1))))
        .allMatch(trips -> trips < 1);
  }

  @Test
  void aSillyNumberIsWrongUsage() {
    assertThat(new Desk(folder).run("measure", "--events", "0").exits(2).err()).contains("1 to");
    assertThat(new Desk(folder).run("measure", "--events", "many").exits(2).err()).contains("many");
  }
}

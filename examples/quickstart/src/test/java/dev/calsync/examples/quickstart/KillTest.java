package dev.calsync.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.examples.quickstart.week.AgendaReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that dies at any point leaves nothing that the next one cannot carry on from. */
class KillTest {

  private static final long SEED = 20261120L;
  private static final int KILLS = 10;
  private static final int EVENTS = 300;
  private static final Pattern TITLE = Pattern.compile("SUMMARY:(.*)\r\n");

  @TempDir Path folder;

  @Test
  void theRunAfterTenKillsConvergesWithoutADuplicate() throws Exception {
    Desk desk = new Desk(folder);
    Random random = new Random(SEED);
    Path team = desk.calendar("team.ics", round(0));
    long whole = untouchedRun(team).toMillis();
    int killed = 0;
    int halfWritten = 0;
    for (int kill = 1; kill <= KILLS; kill++) {
      desk.calendar("team.ics", round(kill));
      Process child = child(desk, team);
      killed +=
          (kill % 2 == 0
                  ? killAmidWrites(child, desk.mirror(), 1 + random.nextInt(EVENTS / 3))
                  : killAfter(child, random.nextLong(whole / 4, whole)))
              ? 1
              : 0;
      halfWritten += rounds(desk) > 1 ? 1 : 0;
    }
    assertThat(killed).as("kills that hit a running process, seed %d", SEED).isGreaterThan(4);
    assertThat(halfWritten).as("kills amid the writes, seed %d", SEED).isPositive();

    desk.sync(team, desk.mirror(), "--detail", "title").succeeds();
    desk.sync(team, desk.mirror(), "--detail", "title").succeeds().writes(0, 0, 0);
    assertThat(titles(desk)).as("seed %d", SEED).containsExactlyInAnyOrderElementsOf(wanted());
    assertThat(new AgendaReader().read(desk.mirror()).unreadable()).isZero();
  }

  /** Every round changes every event, so that each run has everything to write. */
  private static TestEvent[] round(int number) {
    TestEvent[] events = TestEvent.days(EVENTS);
    for (int index = 0; index < events.length; index++) {
      events[index] = events[index].titled("Day " + index + " of round " + number);
    }
    return events;
  }

  /** How many rounds the titles in the mirror come from. */
  private static long rounds(Desk desk) {
    return titles(desk).stream()
        .map(title -> title.substring(title.indexOf("round")))
        .distinct()
        .count();
  }

  private static List<String> wanted() {
    return Arrays.stream(round(KILLS)).map(TestEvent::title).toList();
  }

  private static List<String> titles(Desk desk) {
    List<String> titles = new ArrayList<>();
    for (Path file : Desk.events(desk.mirror())) {
      TITLE.matcher(Desk.text(file)).results().forEach(found -> titles.add(found.group(1)));
    }
    return titles;
  }

  private Duration untouchedRun(Path team) throws Exception {
    Desk other = new Desk(Files.createDirectory(folder.resolve("other")));
    long began = System.nanoTime();
    Process process = child(other, team);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private static boolean killAfter(Process process, long millis) throws InterruptedException {
    boolean ended = process.waitFor(millis, TimeUnit.MILLISECONDS);
    process.destroyForcibly().waitFor();
    return !ended;
  }

  /**
   * Waits until the run has written that many mirrors, so that the kill hits among the writes on
   * any machine.
   */
  private static boolean killAmidWrites(Process process, Path mirror, int mirrors)
      throws InterruptedException {
    Map<File, Long> before = changes(mirror);
    while (process.isAlive() && written(before, changes(mirror)) < mirrors) {
      Thread.onSpinWait();
    }
    return killAfter(process, 0);
  }

  private static long written(Map<File, Long> before, Map<File, Long> now) {
    return now.entrySet().stream().filter(file -> !before.entrySet().contains(file)).count();
  }

  /** When each mirror was last written; a file that goes while we look counts as never. */
  private static Map<File, Long> changes(Path mirror) {
    File[] mirrors = mirror.toFile().listFiles((folder, name) -> !name.startsWith("."));
    Map<File, Long> changes = new HashMap<>();
    for (File file : mirrors == null ? new File[0] : mirrors) {
      changes.put(file, file.lastModified());
    }
    return changes;
  }

  private static Process child(Desk desk, Path team) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(desk.command("sync", team, desk.mirror(), "--detail", "title")));
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}

package dev.calsync.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job, on files and H2, through the command line. */
class SyncTest {

  @TempDir Path folder;
  private Desk desk;

  @BeforeEach
  void sitDown() {
    desk = new Desk(folder);
  }

  @Test
  void theFirstRunMirrorsEveryEvent() {
    Path team = desk.calendar("team.ics", TestEvent.days(6));
    desk.sync(team, desk.mirror()).succeeds().writes(6, 0, 0);
    assertThat(Desk.events(desk.mirror())).hasSize(6);
  }

  @Test
  void theSecondRunSaysNothingToDoAndTouchesNoFile() {
    Path team = desk.calendar("team.ics", TestEvent.days(6));
    desk.sync(team, desk.mirror()).succeeds();
    Map<Path, String> before = Desk.state(desk.mirror());

    Desk.Outcome again =
        desk.run(
            "sync",
            "--from",
            team.toString(),
            "--to",
            desk.mirror().toString(),
            "--store",
            desk.store().toString());
    assertThat(again.succeeds().out()).containsIgnoringCase("nothing to do");
    desk.sync(team, desk.mirror()).succeeds().writes(0, 0, 0);
    assertThat(Desk.state(desk.mirror())).isEqualTo(before);
  }

  @Test
  void theSourceIsNeverWritten() {
    Path team = desk.calendar("team.ics", TestEvent.days(3));
    Map<Path, String> before = Desk.state(team);
    desk.sync(team, desk.mirror()).succeeds();
    assertThat(Desk.state(team)).isEqualTo(before);
  }

  @Test
  void oneChangedEventIsOneWrite() {
    TestEvent[] events = TestEvent.days(6);
    Path team = desk.calendar("team.ics", events);
    desk.sync(team, desk.mirror(), "--detail", "title").succeeds();
    events[2] = events[2].titled("Day 2, renamed");
    desk.calendar("team.ics", events);
    desk.sync(team, desk.mirror(), "--detail", "title").succeeds().writes(0, 1, 0);
    assertThat(Desk.events(desk.mirror()))
        .hasSize(6)
        .filteredOn(file -> Desk.text(file).contains("Day 2\\, renamed"))
        .hasSize(1);
  }

  /** A feed that is exported anew begins to count anew. */
  @Test
  void sem33AFeedIsOrderedByOurReadingsAndNotByItsSequence() {
    desk.sync(desk.calendar("team.ics", call("20261202T100000", 5)), desk.mirror())
        .succeeds()
        .writes(1, 0, 0);
    Path again = desk.calendar("team.ics", call("20261202T110000", 0));
    desk.sync(again, desk.mirror()).succeeds().writes(0, 1, 0);
    assertThat(Desk.text(Desk.events(desk.mirror()).get(0))).contains("20261202T110000");
  }

  @Test
  void oneRemovedEventIsOneDelete() {
    TestEvent[] events = TestEvent.days(6);
    Path team = desk.calendar("team.ics", events);
    desk.sync(team, desk.mirror()).succeeds();
    desk.calendar("team.ics", Arrays.copyOf(events, 5));
    desk.sync(team, desk.mirror()).succeeds().writes(0, 0, 1);
    assertThat(Desk.events(desk.mirror())).hasSize(5);
  }

  @Test
  void aBusyMirrorSaysNothingOfTheEvent() {
    TestEvent secret = TestEvent.of("clinic@test.example", "Clinic", "20261124T090000");
    Path own = desk.calendar("own.ics", secret);
    desk.sync(own, desk.mirror()).succeeds();
    assertThat(Desk.events(desk.mirror()))
        .hasSize(1)
        .allSatisfy(file -> assertThat(Desk.text(file)).doesNotContain("Clinic").contains("Busy"));
  }

  @Test
  void aWiderDetailRewritesTheMirrorsInPlace() {
    Path team = desk.calendar("team.ics", TestEvent.days(3));
    desk.sync(team, desk.mirror()).succeeds();
    desk.sync(team, desk.mirror(), "--detail", "title").succeeds().writes(0, 3, 0);
    assertThat(Desk.events(desk.mirror())).hasSize(3);
  }

  @Test
  void theMirrorMayBeOneFile() {
    Path team = desk.calendar("team.ics", TestEvent.days(4));
    Path one = folder.resolve("mirror.ics");
    desk.sync(team, one, "--detail", "title").succeeds().writes(4, 0, 0);
    assertThat(Desk.text(one)).contains("Day 0", "Day 3");
    Map<Path, String> before = Desk.state(one);
    desk.sync(team, one, "--detail", "title").succeeds().writes(0, 0, 0);
    assertThat(Desk.state(one)).isEqualTo(before);
  }

  @Test
  void theSourceMayBeAFolderOfCalendars() {
    Path source = folder.resolve("source");
    assertThat(source.toFile().mkdir()).isTrue();
    desk.calendar("source/a.ics", TestEvent.of("a@test.example", "A", "20261124T090000"));
    desk.calendar("source/b.ics", TestEvent.of("b@test.example", "B", "20261125T090000"));
    desk.sync(source, desk.mirror()).succeeds().writes(2, 0, 0);
  }

  @Test
  void aWindowLeavesOutWhatDoesNotTouchIt() {
    Path team = desk.calendar("team.ics", TestEvent.days(10));
    desk.sync(team, desk.mirror(), "--window", "2032-01-03/2032-01-06").succeeds().writes(3, 0, 0);
  }

  @Test
  void planWritesNothingAnywhere() {
    Path team = desk.calendar("team.ics", TestEvent.days(6));
    Map<Path, String> before = Desk.state(folder);
    Desk.Outcome plan = desk.plan(team, desk.mirror()).succeeds().writes(6, 0, 0);
    assertThat(plan.json().path("written").asBoolean(true)).isFalse();
    assertThat(plan.json().path("to").asText()).isEqualTo(desk.mirror().toString());
    assertThat(plan.json().path("degradedItems").isArray()).isTrue();
    assertThat(plan.json().path("degradedItems")).isEmpty();
    assertThat(Desk.state(folder)).isEqualTo(before);
    assertThat(desk.mirror()).doesNotExist();
  }

  @Test
  void planOfAChangeShowsTheChangeAndLeavesItToSync() {
    TestEvent[] events = TestEvent.days(6);
    Path team = desk.calendar("team.ics", events);
    desk.sync(team, desk.mirror()).succeeds();
    desk.calendar("team.ics", Arrays.copyOf(events, 5));
    Map<Path, String> before = Desk.state(folder);
    desk.plan(team, desk.mirror()).succeeds().writes(0, 0, 1);
    assertThat(Desk.state(folder)).isEqualTo(before);
    desk.sync(team, desk.mirror()).succeeds().writes(0, 0, 1);
  }

  @Test
  void thePageOfAPlanShowsTheMirrorAsItWouldBeAndWritesNothingElse() {
    TestEvent[] events = TestEvent.days(5);
    Path team = desk.calendar("team.ics", Arrays.copyOf(events, 4));
    String page = folder.resolve("plan.html").toString();
    String[] asked = {"--detail", "title", "--page", page, "--week", "2032-01-01"};
    assertThat(drawn(desk.plan(team, desk.mirror(), asked)))
        .contains("4 entries stand at the same time on both sides, 0 only", "as planned", "Day 3");
    assertThat(desk.mirror()).doesNotExist();

    desk.sync(team, desk.mirror(), "--detail", "title").succeeds();
    events[2] = new TestEvent("day-2@test.example", "Moved", "20320103T150000", "");
    desk.calendar("team.ics", Arrays.copyOfRange(events, 1, 5));
    Map<Path, String> before = Desk.state(desk.mirror());
    assertThat(drawn(desk.plan(team, desk.mirror(), asked).writes(1, 1, 1)))
        .contains("3 entries stand at the same time on both sides, 0 only at the source, 0 only");
    assertThat(Desk.state(desk.mirror())).isEqualTo(before);
  }

  private String drawn(Desk.Outcome plan) {
    plan.succeeds();
    return Desk.text(folder.resolve("plan.html"));
  }

  @Test
  void statusListsEveryPair() {
    Path team = desk.calendar("team.ics", TestEvent.days(2));
    Path own = desk.calendar("own.ics", TestEvent.of("o@test.example", "Own", "20261124T090000"));
    desk.sync(team, desk.mirror()).succeeds();
    desk.sync(own, desk.mirror()).succeeds();
    assertThat(desk.ask("status").succeeds().out()).contains("team.ics", "own.ics", "mirror");
    assertThat(desk.ask("status", "--json").succeeds().json().path("edges")).hasSize(2);
  }

  @Test
  void statusAndExplainTellThatTheLastRunFailed() {
    Path team = desk.calendar("team.ics", TestEvent.days(2));
    desk.sync(team, desk.mirror()).succeeds();
    assertThat(desk.ask("status").out()).doesNotContain("failed");
    assertThat(desk.ask("explain", "day-1@test.example").out()).doesNotContain("failed");
    desk.write("team.ics", "no calendar at all");
    desk.sync(team, desk.mirror()).exits(1);

    Desk.Outcome status = desk.ask("status").exits(1);
    assertThat(status.out()).contains("the last run failed: ", "no BEGIN:VCALENDAR");
    assertThat(status.err()).as("told once").isEmpty();
    assertThat(desk.ask("status", "--json").exits(1).err()).contains("no BEGIN:VCALENDAR");
    assertThat(desk.ask("explain", "day-1@test.example").succeeds().out())
        .contains("the last reading of this calendar failed, NOT_ICALENDAR: ");
  }

  @Test
  void explainTellsWhyAMirrorIsThere() {
    Path team = desk.calendar("team.ics", TestEvent.days(2));
    desk.sync(team, desk.mirror()).succeeds();
    assertThat(desk.ask("explain", "day-1@test.example").succeeds().out()).isNotBlank();
    String mirror = Desk.events(desk.mirror()).get(0).getFileName().toString();
    assertThat(desk.ask("explain", mirror).succeeds().out()).isNotBlank();
    assertThat(desk.ask("explain", "nobody@test.example").exits(1).err()).contains("nobody");
  }

  private static TestEvent call(String start, int sequence) {
    return new TestEvent("call@test.example", "Call", start, "SEQUENCE:" + sequence + "\r\n");
  }
}

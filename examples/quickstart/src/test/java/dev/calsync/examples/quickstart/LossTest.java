package dev.calsync.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is lost or edited behind our back comes right again: R-F1, R-F5. */
class LossTest {

  private static final String ROTA =
      String.join(
          "\r\n",
          "BEGIN:VCALENDAR",
          "VERSION:2.0",
          "PRODID:-//test//EN",
          "BEGIN:VEVENT",
          "UID:rota@test.example",
          "DTSTAMP:20261101T000000Z",
          "DTSTART:20261124T090000Z",
          "DTEND:20261124T100000Z",
          "RRULE:FREQ=DAILY;COUNT=5",
          "SUMMARY:Rota",
          "END:VEVENT",
          "BEGIN:VEVENT",
          "UID:rota@test.example",
          "DTSTAMP:20261101T000000Z",
          "RECURRENCE-ID:20261126T090000Z",
          "DTSTART:20261126T130000Z",
          "DTEND:20261126T140000Z",
          "SUMMARY:Rota",
          "END:VEVENT",
          "END:VCALENDAR",
          "");

  @TempDir Path folder;
  private Desk desk;
  private Path team;

  @BeforeEach
  void sitDownWithSixMirrors() {
    desk = new Desk(folder);
    team = desk.calendar("team.ics", TestEvent.days(6));
    desk.sync(team, desk.mirror(), "--detail", "title").succeeds();
  }

  @Test
  void withoutItsStoreButWithItsKeyEveryMirrorIsAdopted() throws IOException {
    Map<Path, String> before = Desk.state(desk.mirror());
    desk.loseStore();
    Desk.Outcome adopted =
        desk.sync(team, desk.mirror(), "--detail", "title").succeeds().writes(0, 0, 0);
    assertThat(adopted.count("unchanged")).isEqualTo(6);
    assertThat(Desk.state(desk.mirror())).isEqualTo(before);
  }

  @Test
  void anAdoptedMirrorIsStillUpdatedAndDeleted() throws IOException {
    desk.loseStore();
    TestEvent[] events = TestEvent.days(6);
    events[0] = events[0].titled("Renamed meanwhile");
    desk.calendar("team.ics", events);
    desk.sync(team, desk.mirror(), "--detail", "title").succeeds().writes(0, 1, 0);
    desk.calendar("team.ics", Arrays.copyOf(events, 5));
    desk.sync(team, desk.mirror(), "--detail", "title").succeeds().writes(0, 0, 1);
    assertThat(Desk.events(desk.mirror()))
        .hasSize(5)
        .anySatisfy(file -> assertThat(Desk.text(file)).contains("Renamed meanwhile"));
  }

  /** INV-2: what comes back is the mirror that was made anew, and no second one. */
  @Test
  void aBackupOfTheMirrorsThatIsPutBackMakesNoSecondOnes() throws IOException {
    Map<Path, String> before = Desk.state(desk.mirror());
    Map<Path, byte[]> backup = new TreeMap<>();
    for (Path file : Desk.events(desk.mirror())) {
      backup.put(file, Files.readAllBytes(file));
      Files.delete(file);
    }
    desk.sync(team, desk.mirror(), "--detail", "title").succeeds().writes(6, 0, 0);
    for (Map.Entry<Path, byte[]> file : backup.entrySet()) {
      Files.write(file.getKey(), file.getValue());
    }
    desk.sync(team, desk.mirror(), "--detail", "title").succeeds();

    assertThat(Desk.state(desk.mirror()).keySet()).isEqualTo(before.keySet());
    desk.sync(team, desk.mirror(), "--detail", "title").succeeds().writes(0, 0, 0);
  }

  @Test
  void aStoreWithoutItsKeyIsRefusedAndNoNewKeyIsMade() throws IOException {
    Files.delete(desk.key());
    assertThat(desk.sync(team, desk.mirror()).exits(1).err()).contains("store.key");
    assertThat(desk.key()).doesNotExist();
  }

  @Test
  void aTargetThatVanishedIsAnErrorAndIsNotMadeAnew() throws IOException {
    for (Path file : Desk.files(desk.mirror())) {
      Files.delete(file);
    }
    Files.delete(desk.mirror());
    desk.sync(team, desk.mirror(), "--detail", "title").exits(1).writes(0, 0, 0);
    assertThat(desk.mirror()).doesNotExist();
  }

  @Test
  void aMirrorEditedByHandIsRestoredAndTheJournalSaysSo() throws IOException {
    Path edited = Desk.events(desk.mirror()).get(0);
    String before = Desk.text(edited);
    Files.writeString(edited, before.replace("SUMMARY:Day", "SUMMARY:My day"));
    desk.sync(team, desk.mirror(), "--detail", "title").succeeds().writes(0, 1, 0);
    assertThat(Desk.text(edited)).contains("SUMMARY:Day").doesNotContain("My day");
    assertThat(history(edited)).containsIgnoringCase("drift");
    desk.sync(team, desk.mirror(), "--detail", "title").succeeds().writes(0, 0, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UID:dentist@test.example\r\n", ""})
  void aMirrorWhoseUidWasChangedByHandIsRestoredAndTheJournalSaysSo(String line)
      throws IOException {
    Path edited = Desk.events(desk.mirror()).get(0);
    String before = Desk.text(edited);
    String uid = "UID:" + name(edited) + "@calsync\r\n";
    assertThat(before).contains(uid);
    Files.writeString(edited, before.replace(uid, line));

    desk.sync(team, desk.mirror(), "--detail", "title").succeeds().writes(0, 1, 0);

    assertThat(Desk.text(edited)).contains(uid);
    assertThat(history(edited)).contains("UID_CHANGED_AT_TARGET");
    Map<Path, String> restored = Desk.state(desk.mirror());
    for (int again = 0; again < 5; again++) {
      desk.sync(team, desk.mirror(), "--detail", "title").succeeds().writes(0, 0, 0);
    }
    assertThat(Desk.state(desk.mirror())).isEqualTo(restored);
  }

  /** INV-14: a cancelled mirror takes no time, one with guests may mail them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "STATUS:CANCELLED",
        "STATUS:TENTATIVE",
        "STATUS:CONFIRMED\r\nATTENDEE:mailto:a@b.example",
        "STATUS:CONFIRMED\r\nORGANIZER:mailto:me@b.example\r\nATTENDEE;RSVP=TRUE:mailto:a@b.example"
      })
  void aMirrorThatGotAStatusOrGuestsByHandIsRestoredAndTheJournalSaysSo(String lines)
      throws IOException {
    Path one = folder.resolve("one.ics");
    desk.sync(team, one, "--detail", "title").succeeds();
    Path edited = Desk.events(desk.mirror()).get(0);
    for (Path file : List.of(edited, one)) {
      String before = Desk.text(file);
      Files.writeString(file, before.replaceFirst("STATUS:CONFIRMED", lines));
      assertThat(Desk.text(file)).isNotEqualTo(before);
      Path target = file.equals(one) ? one : desk.mirror();

      assertThat(desk.plan(team, target, "--detail", "title").succeeds().count("updated"))
          .isEqualTo(1);
      desk.sync(team, target, "--detail", "title").succeeds().writes(0, 1, 0);

      assertThat(Desk.text(file))
          .doesNotContain("CANCELLED", "TENTATIVE", "ATTENDEE", "ORGANIZER")
          .contains("STATUS:CONFIRMED");
      desk.sync(team, target, "--detail", "title").succeeds().writes(0, 0, 0);
    }
    assertThat(history(edited)).contains("STATUS_OR_GUESTS_AT_TARGET");
  }

  /** R-F5: nobody who adopts it saw what it was. */
  @Test
  void aMirrorThatWasCancelledBeforeTheStoreWasLostIsRestored() throws IOException {
    Path edited = Desk.events(desk.mirror()).get(0);
    Files.writeString(edited, Desk.text(edited).replace("STATUS:CONFIRMED", "STATUS:CANCELLED"));
    desk.loseStore();

    assertThat(desk.plan(team, desk.mirror(), "--detail", "title").succeeds().count("updated"))
        .isEqualTo(1);
    desk.sync(team, desk.mirror(), "--detail", "title").succeeds().writes(0, 1, 0);

    assertThat(Desk.text(edited)).contains("STATUS:CONFIRMED");
    desk.sync(team, desk.mirror(), "--detail", "title").succeeds().writes(0, 0, 0);
  }

  /** With no run between that would have read it put right. */
  @ParameterizedTest
  @ValueSource(strings = {"UID:.*\r\n", "X-CALSYNC-MARK:.*\r\n(?: .*\r\n)*"})
  void whatWasPutRightAndIsEditedAgainIsPutRightAgain(String line) throws IOException {
    Path edited = Desk.events(desk.mirror()).get(0);
    String uid = "UID:" + name(edited) + "@calsync\r\n";
    for (int time = 1; time <= 3; time++) {
      Files.writeString(edited, Desk.text(edited).replaceAll(line, ""));
      desk.sync(team, desk.mirror(), "--detail", "title").succeeds().writes(0, 1, 0);
      assertThat(Desk.text(edited)).contains(uid, "X-CALSYNC-MARK:");
    }
    desk.sync(team, desk.mirror(), "--detail", "title").succeeds().writes(0, 0, 0);
  }

  /** Its file holds two events then, of which one may be the user's own: INV-13. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aSeriesOfWhichOnePartGotAnotherUidIsMadeAnewBesideIt(int part) throws IOException {
    Path rota = desk.write("rota.ics", ROTA);
    Path target = folder.resolve("rota");
    desk.sync(rota, target).succeeds().writes(1, 0, 0);
    Path mirror = Desk.events(target).get(0);
    String before = Desk.text(mirror);
    String uid = "UID:" + name(mirror) + "@calsync";
    String[] parts = before.split(uid, -1);
    assertThat(parts).hasSize(3);
    String first = part == 0 ? "UID:dentist" : uid;
    String second = part == 1 ? "UID:dentist" : uid;
    String edited = parts[0] + first + parts[1] + second + parts[2];
    Files.writeString(mirror, edited);

    desk.sync(rota, target).succeeds().writes(1, 0, 0);

    assertThat(Desk.events(target)).hasSize(2).contains(mirror);
    assertThat(Desk.text(mirror)).isEqualTo(edited);
    desk.sync(rota, target).succeeds().writes(0, 0, 0);
  }

  /** INV-2: calendar programs copy the id inside along with the event. */
  @Test
  void aCopyInAFileThatStandsBeforeItsMirrorIsNoMirror() throws IOException {
    Path one = folder.resolve("mirror.ics");
    desk.sync(team, one, "--detail", "title").succeeds();
    String before = Desk.text(one);
    int from = before.indexOf("BEGIN:VEVENT");
    String event = before.substring(from, before.indexOf("END:VEVENT") + "END:VEVENT\r\n".length());
    String copy = event.replaceFirst("UID:.*\r\n", "UID:copy@test.example\r\n");
    Files.writeString(one, before.substring(0, from) + copy + before.substring(from));
    String edited = Desk.text(one);

    desk.plan(team, one, "--detail", "title").succeeds().writes(0, 0, 0);
    for (int run = 0; run < 3; run++) {
      Desk.Outcome after = desk.sync(team, one, "--detail", "title").succeeds().writes(0, 0, 0);
      assertThat(after.count("copies")).isEqualTo(1);
    }
    assertThat(Desk.text(one)).isEqualTo(edited);

    TestEvent[] events = TestEvent.days(6);
    events[0] = events[0].titled("Moved");
    desk.calendar("team.ics", events);
    desk.sync(team, one, "--detail", "title").succeeds().writes(0, 1, 0);
    assertThat(Desk.text(one)).contains(copy).containsOnlyOnce("SUMMARY:Moved");
  }

  /** In one file the UID is the name of the object; its X-CALSYNC-ID still says whose it is. */
  @Test
  void aMirrorInAFileThatGotAnotherUidGoesOnUnderIt() throws IOException {
    Path one = folder.resolve("mirror.ics");
    desk.sync(team, one, "--detail", "title").succeeds();
    String edited = Desk.text(one).replaceFirst("UID:.*\r\n", "UID:dentist@test.example\r\n");
    Files.writeString(one, edited);

    desk.plan(team, one, "--detail", "title").succeeds().writes(0, 0, 0);
    for (int run = 0; run < 6; run++) {
      Desk.Outcome after = desk.sync(team, one, "--detail", "title").succeeds().writes(0, 0, 0);
      assertThat(after.count("copies")).isZero();
    }

    assertThat(Desk.text(one)).isEqualTo(edited);
    TestEvent[] events = TestEvent.days(6);
    for (int i = 0; i < events.length; i++) {
      events[i] = events[i].titled("Moved " + i);
    }
    desk.calendar("team.ics", events);
    desk.sync(team, one, "--detail", "title").succeeds().writes(0, 6, 0);
    assertThat(Desk.text(one))
        .containsOnlyOnce("UID:dentist@test.example")
        .contains("SUMMARY:Moved 0", "SUMMARY:Moved 5")
        .doesNotContain("SUMMARY:Day");
  }

  @Test
  void aMirrorDeletedByHandIsRestoredAndTheJournalSaysSo() throws IOException {
    Path deleted = Desk.events(desk.mirror()).get(0);
    Files.delete(deleted);
    desk.sync(team, desk.mirror(), "--detail", "title").succeeds().writes(1, 0, 0);
    assertThat(Desk.events(desk.mirror())).hasSize(6);
    desk.sync(team, desk.mirror(), "--detail", "title").succeeds().writes(0, 0, 0);
  }

  @Test
  void anEventOfTheUserInTheMirrorFolderIsLeftAlone() throws IOException {
    Path own = desk.mirror().resolve("own.ics");
    Files.writeString(
        own,
        TestEvent.calendar(List.of(TestEvent.of("own@test.example", "My own", "20261124T180000"))));
    String before = Desk.text(own);
    desk.calendar("team.ics", TestEvent.days(5));
    desk.sync(team, desk.mirror(), "--detail", "title").succeeds().writes(0, 0, 1);
    assertThat(Desk.text(own)).isEqualTo(before);
  }

  @Test
  void allMirrorsDeletedByHandAreRestored() throws IOException {
    for (int round = 0; round < 2; round++) {
      for (Path mirror : Desk.events(desk.mirror())) {
        Files.delete(mirror);
      }
      desk.sync(team, desk.mirror(), "--detail", "title").succeeds().writes(6, 0, 0);
      assertThat(Desk.events(desk.mirror())).hasSize(6);
      desk.sync(team, desk.mirror(), "--detail", "title").succeeds().writes(0, 0, 0);
    }
  }

  @Test
  void aNewMirrorDeletedByHandIsRestored() throws IOException {
    List<Path> before = Desk.events(desk.mirror());
    desk.calendar("team.ics", TestEvent.days(7));
    desk.sync(team, desk.mirror(), "--detail", "title").succeeds().writes(1, 0, 0);
    Path made =
        Desk.events(desk.mirror()).stream()
            .filter(file -> !before.contains(file))
            .findFirst()
            .orElseThrow();
    Files.delete(made);
    desk.sync(team, desk.mirror(), "--detail", "title").succeeds().writes(1, 0, 0);
    assertThat(Desk.events(desk.mirror())).hasSize(7);
    desk.sync(team, desk.mirror(), "--detail", "title").succeeds().writes(0, 0, 0);
  }

  /** An older backup with its old time: what it lacks is no reason to think it unchanged. */
  @Test
  void aTargetFilePutBackFromABackupIsPutRight() throws IOException {
    Path one = folder.resolve("one.ics");
    Path backup = folder.resolve("backup");
    desk.sync(team, one, "--detail", "title").succeeds().writes(6, 0, 0);
    backUp(one, backup);
    desk.calendar("team.ics", TestEvent.days(8));
    desk.sync(team, one, "--detail", "title").succeeds().writes(2, 0, 0);

    putBack(backup, one);

    desk.sync(team, one, "--detail", "title").succeeds().writes(2, 0, 0);
    assertThat(Desk.text(one)).contains("SUMMARY:Day 6", "SUMMARY:Day 7");
    desk.sync(team, one, "--detail", "title").succeeds().writes(0, 0, 0);
  }

  @Test
  void aSourceFilePutBackFromABackupIsMirroredAsItIs() throws IOException {
    Path backup = folder.resolve("backup");
    backUp(team, backup);
    TestEvent[] events = TestEvent.days(6);
    events[3] = events[3].titled("Renamed meanwhile");
    desk.calendar("team.ics", events);
    desk.sync(team, desk.mirror(), "--detail", "title").succeeds().writes(0, 1, 0);

    putBack(backup, team);

    desk.sync(team, desk.mirror(), "--detail", "title").succeeds().writes(0, 1, 0);
    assertThat(Desk.events(desk.mirror()))
        .noneSatisfy(file -> assertThat(Desk.text(file)).contains("Renamed meanwhile"));
    desk.sync(team, desk.mirror(), "--detail", "title").succeeds().writes(0, 0, 0);
  }

  private static String name(Path mirror) {
    return String.valueOf(mirror.getFileName()).replace(".ics", "");
  }

  private static void backUp(Path file, Path backup) throws IOException {
    Files.copy(file, backup, StandardCopyOption.COPY_ATTRIBUTES);
  }

  /** Into the same file, and under its old time, as {@code cp -a} does. */
  private static void putBack(Path backup, Path file) throws IOException {
    Files.writeString(file, Files.readString(backup));
    Files.setLastModifiedTime(file, Files.getLastModifiedTime(backup));
  }

  private String history(Path mirror) {
    return desk.ask("explain", mirror.getFileName().toString()).succeeds().out();
  }
}

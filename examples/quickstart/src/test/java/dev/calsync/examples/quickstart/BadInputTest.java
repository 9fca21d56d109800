package dev.calsync.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input: one clear line, the right exit code, nothing half-written. */
class BadInputTest {

  @TempDir Path folder;
  private Desk desk;
  private Path team;

  @BeforeEach
  void sitDown() {
    desk = new Desk(folder);
    team = desk.calendar("team.ics", TestEvent.days(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          --detail  | everything            | 'everything' is no detail
          --detail  | BUSY                  | 'BUSY' is no detail
          --window  | 2026-11-01            | is no window
          --window  | 2026-11-01/soon       | 'soon' is no date
          --window  | 2026-11-31/2026-12-01 | '2026-11-31' is no date
          --window  | 2026-12-01/2026-11-01 | no day between
          --window  | 2026-12-01/2026-12-01 | no day between
          --zone    | Berlin                | 'Berlin' is no time zone
          --week    | monday                | 'monday' is no date
          --page    | page.txt              | ends in .html
          --colour  | red                   | --colour
          """)
  void aWrongOptionIsWrongUsage(String option, String value, String says) {
    Map<Path, String> before = Desk.state(folder);
    Desk.Outcome wrong = desk.sync(team, desk.mirror(), option, value).exits(2);
    assertOneLine(wrong, says);
    assertThat(Desk.state(folder)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sync", "plan", "explain", "holds approve", "holds reject", "frobnicate"})
  void aCommandWithoutWhatItNeedsIsWrongUsage(String command) {
    Desk.Outcome wrong = desk.run(command.split(" ")).exits(2);
    assertThat(wrong.err()).startsWith("calsync: ").doesNotContain("\tat ");
    assertThat(wrong.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "frobnicate",
        "sync",
        "sync --detail x",
        "sync --from nowhere.ics --to m",
        "sync --from nowhere.ics --to m.txt",
        "plan --from nowhere.ics --to m",
        "status",
        "holds",
        "explain nobody",
        "holds approve nothing",
        ""
      })
  void withJsonEveryEndHasOneObjectInTheLastLine(String command) {
    List<String> words = new ArrayList<>(List.of((command + " --json").strip().split(" ")));
    Desk.Outcome wrong = desk.run(words.toArray(String[]::new));
    JsonNode told = wrong.json();
    assertThat(wrong.exit()).isIn(1, 2);
    assertThat(told.path("exit").asInt(-1)).isEqualTo(wrong.exit());
    assertThat(told.path("failed").asInt(-1)).isEqualTo(wrong.exit() == 1 ? 1 : 0);
    for (String count :
        List.of("created", "updated", "deleted", "unchanged", "held", "quarantined")) {
      assertThat(told.path(count).asInt(-1)).isZero();
    }
    assertThat(told.path("problems")).hasSize(1);
    assertThat(told.path("problems").get(0))
        .allSatisfy(field -> assertThat(field.asText()).isNotBlank())
        .hasSize(3);
    assertThat(wrong.err()).contains(told.at("/problems/0/text").asText());
  }

  @ParameterizedTest
  @CsvSource({
    "'', mirror, --from is empty",
    "' ', mirror, --from is empty",
    "team.ics, '', --to is empty",
    "team.ics, nowhere.txt, write nowhere.txt/ for a new folder",
  })
  void aPlaceHasANameThatSaysWhatItIs(String from, String to, String says) {
    String source = from.isBlank() ? from : team.toString();
    assertOneLine(desk.ask("sync", "--from", source, "--to", to).exits(2), says);
    assertThat(desk.store()).doesNotExist();
    assertThat(Path.of(to.isBlank() ? "nowhere.txt" : to)).doesNotExist();
  }

  @Test
  void aNewFolderMayHaveADotInItsNameIfASlashSaysSo() {
    desk.run(
            "sync",
            "--from",
            team.toString(),
            "--to",
            folder.resolve("m.2026") + "/",
            "--store",
            desk.store().toString())
        .succeeds();
    assertThat(Desk.events(folder.resolve("m.2026"))).hasSize(2);
    desk.sync(team, folder.resolve("m.2026")).succeeds().writes(0, 0, 0);
  }

  @Test
  void aFolderIsNoPage() throws IOException {
    Path page = Files.createDirectory(folder.resolve("page.html"));
    assertOneLine(desk.sync(team, desk.mirror(), "--page", page.toString()).exits(2), "a folder");
    assertThat(page).isDirectory();
    assertThat(desk.mirror()).doesNotExist();
  }

  @Test
  void aPlaceCannotMirrorItself() {
    assertOneLine(desk.sync(team, team).exits(2), "same place");
    assertOneLine(desk.sync(team, folder).exits(2), "lies inside");
    assertOneLine(desk.sync(folder, desk.mirror()).exits(2), "lies inside");
    assertThat(desk.store()).doesNotExist();
  }

  @Test
  void aStoreIsNoPlaceForCalendarsAndCalendarsAreNoneForAStore() throws IOException {
    assertOneLine(desk.sync(team, desk.store()).exits(2), "--to lies in the store");
    assertOneLine(
        desk.sync(team, desk.store().resolve("m.ics")).exits(2), "--to lies in the store");
    assertOneLine(desk.plan(team, desk.store()).exits(2), "--to lies in the store");
    Path source = Files.createDirectory(folder.resolve("source"));
    for (Path place : List.of(source, desk.mirror())) {
      String store = place.resolve("st").toString();
      Desk.Outcome wrong =
          desk.run(
              "sync",
              "--from",
              source.toString(),
              "--to",
              desk.mirror().toString(),
              "--store",
              store);
      assertOneLine(wrong.exits(2), store + " lies in " + place);
    }
    assertThat(Desk.files(folder)).containsExactly(team);
    assertThat(desk.mirror()).doesNotExist();
  }

  @Test
  void anUnknownOptionIsToldBeforeAMissingOne() {
    assertOneLine(desk.run("sync", "--bogus").exits(2), "Unknown option: '--bogus'");
    assertOneLine(desk.run("sync", "--form", "a.ics", "--to", "m").exits(2), "'--form'");
    assertOneLine(desk.run("sync", "--to", "m").exits(2), "'--from=");
  }

  @Test
  void aStoreThatCannotBeMadeAsksForNoBackup() {
    Path file = desk.write("file", "no folder");
    Desk.Outcome failed =
        desk.run(
            "sync",
            "--from",
            team.toString(),
            "--to",
            desk.mirror().toString(),
            "--store",
            file.resolve("st").toString());
    assertOneLine(failed.exits(1), "st.key cannot be made");
    assertThat(failed.err()).doesNotContain("backup");
    assertThat(desk.mirror()).doesNotExist();
  }

  @Test
  void aLinkToTheSourceIsTheSource() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link.ics"), team);
    assertOneLine(desk.sync(team, link).exits(2), "same place");
  }

  @Test
  void aMissingSourceIsAnErrorAndLeavesNothingBehind() {
    Map<Path, String> before = Desk.state(folder);
    Desk.Outcome failed = desk.sync(folder.resolve("nowhere.ics"), desk.mirror()).exits(1);
    assertOneLine(failed, "nowhere.ics");
    assertThat(failed.json().at("/problems/0/code").asText()).isEqualTo("SOURCE_MISSING");
    assertThat(failed.count("failed")).isPositive();
    assertThat(Desk.state(folder)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no calendar at all",
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n",
        "{\"kind\": \"calendar#events\"}",
        "\0\0\0\0"
      })
  void aFileThatIsNoCalendarIsAnErrorFromTheFirst(String text) {
    Path bad = desk.write("bad.ics", text);
    Desk.Outcome failed = desk.sync(bad, desk.mirror()).exits(1).writes(0, 0, 0);
    assertOneLine(failed, "calsync: ");
    assertThat(Desk.events(desk.mirror())).isEmpty();
  }

  @Test
  void anOrdinaryFileIsNoMirror() {
    Path notes = desk.write("notes.txt", "my notes");
    assertOneLine(desk.sync(team, notes).exits(2), "notes.txt");
    assertThat(Desk.text(notes)).isEqualTo("my notes");
  }

  @Test
  void aTargetFileThatIsNoCalendarIsNotOverwritten() {
    Path notes = desk.write("notes.ics", "my notes");
    assertOneLine(desk.sync(team, notes).exits(1), "notes.ics");
    assertThat(Desk.text(notes)).isEqualTo("my notes");
  }

  @Test
  void aFileInThePlaceOfTheStoreIsAnError() {
    desk.write("store", "no folder");
    assertOneLine(desk.sync(team, desk.mirror()).exits(1), "store");
    assertThat(Desk.text(desk.store())).isEqualTo("no folder");
  }

  @Test
  void aGarbledKeyFileIsAnErrorAndIsKept() {
    desk.write("store.key", "scribble");
    assertOneLine(desk.sync(team, desk.mirror()).exits(1), "store.key");
    assertThat(Desk.text(desk.key())).isEqualTo("scribble");
    assertThat(desk.mirror()).doesNotExist();
  }

  @Test
  void aForeignKeyFileIsRefused() throws IOException {
    desk.sync(team, desk.mirror()).succeeds();
    desk.run(
            "sync",
            "--from",
            team.toString(),
            "--to",
            folder.resolve("m2").toString(),
            "--store",
            folder.resolve("other").toString())
        .succeeds();
    Map<Path, String> before = Desk.state(desk.mirror());
    Desk.Outcome refused =
        desk.sync(team, desk.mirror(), "--key", folder.resolve("other.key").toString()).exits(1);
    assertOneLine(refused, "calsync: ");
    assertThat(Desk.state(desk.mirror())).isEqualTo(before);
  }

  @Test
  void aStoreThatSomebodyElseHasOpenIsAnError() throws IOException {
    desk.sync(team, desk.mirror()).succeeds();
    Path database =
        Desk.files(desk.store()).stream()
            .filter(file -> file.toString().endsWith(".mv.db"))
            .findFirst()
            .orElseThrow();
    try (FileChannel other = FileChannel.open(database, StandardOpenOption.WRITE)) {
      assertThat(other.lock()).isNotNull();
      assertOneLine(desk.sync(team, desk.mirror()).exits(1), "in use");
      assertOneLine(desk.plan(team, desk.mirror()).exits(1), "in use");
    }
    desk.sync(team, desk.mirror()).succeeds();
  }

  @Test
  void aFolderWithoutPermissionIsAnError() throws IOException {
    assumeFalse("root".equals(System.getProperty("user.name")), "root may write everywhere");
    Path closed =
        Files.createDirectory(
            folder.resolve("closed"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
    assertOneLine(desk.sync(team, closed.resolve("mirror")).exits(1), "closed");
    assertOneLine(desk.sync(team, closed).exits(1), "closed");
  }

  @Test
  void aPlaceWhereNothingCanBeMadeIsAnError() {
    Path proc = Path.of("/proc");
    assumeTrue(Files.isDirectory(proc), "no /proc on this system");
    assertOneLine(desk.sync(team, proc.resolve("mirror")).exits(1), "/proc/mirror");
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "holds", "explain somebody@test.example"})
  void askingWithoutAStoreIsAnErrorAndMakesNone(String command) {
    assertOneLine(desk.ask(command.split(" ")).exits(1), "store");
    assertThat(desk.store()).doesNotExist();
    assertThat(desk.key()).doesNotExist();
  }

  @Test
  void aPageThatCannotBeWrittenFailsTheRunButNotTheSync() {
    Path page = folder.resolve("no/such/folder/week.html");
    Desk.Outcome failed = desk.sync(team, desk.mirror(), "--page", page.toString()).exits(1);
    assertOneLine(failed, "week.html");
    assertThat(failed.writes(2, 0, 0).count("failed")).isEqualTo(1);
    assertThat(failed.json().at("/problems/0/code").asText()).isEqualTo("PAGE_NOT_DRAWN");
  }

  @Test
  void oneUnreadableEventIsSetAsideAndTheOthersAreMirrored() {
    String whole = Desk.text(team);
    Path mixed =
        desk.write(
            "mixed.ics",
            whole.replace(
                "END:VCALENDAR",
                "BEGIN:VEVENT\r\nUID:bad@test.example\r\nDTSTART:not-a-date\r\nEND:VEVENT\r\n"
                    + "END:VCALENDAR"));
    Desk.Outcome synced = desk.sync(mixed, desk.mirror()).succeeds().writes(2, 0, 0);
    assertThat(synced.count("quarantined")).isEqualTo(1);
    assertThat(synced.json().at("/quarantinedItems/0").toString())
        .contains("bad@test.example", "BAD_DATE", "line ");
  }

  /** R-B5: a person looks for the event by its UID. */
  @Test
  void ofTwoVersionsOfAnEventTheOneSetAsideIsNamedByTheUidOfBoth() {
    Path twice =
        desk.calendar(
            "twice.ics",
            TestEvent.of("twice@test.example", "Old plan", "20320109T100000"),
            TestEvent.of("twice@test.example", "New plan", "20320109T100000"));

    Desk.Outcome synced = desk.sync(twice, desk.mirror()).succeeds().writes(1, 0, 0);

    assertThat(synced.json().at("/quarantinedItems/0/uid").asText())
        .isEqualTo("twice@test.example");
    assertThat(synced.json().at("/quarantinedItems/0/code").asText()).isEqualTo("DUPLICATE_UID");
    assertThat(desk.ask("explain", "twice@test.example").succeeds().out())
        .contains("mirror MASTER")
        .contains("DUPLICATE_UID at line ")
        .contains("another of its UID stands in for it");
  }

  @Test
  void explainTellsOfWhatCannotBeReadByItsUid() {
    Path bad =
        desk.write(
            "bad.ics",
            Desk.text(team)
                .replaceFirst("DTSTART[^\\r]*", "DTSTART:not-a-date")
                .replaceFirst("UID:[^\\r]*", "UID:bad@test.example"));
    desk.sync(bad, desk.mirror()).succeeds();

    assertThat(desk.ask("explain", "bad@test.example").succeeds().out())
        .contains("BAD_DATE at line ")
        .doesNotContain("stands in for it");
  }

  @Test
  void helpIsNoError() {
    assertThat(Stream.of(desk.run("--help"), desk.run("sync", "--help")))
        .allSatisfy(help -> assertThat(help.succeeds().out()).contains("--store"));
    assertThat(desk.run("sync", "--json", "--help").succeeds().out())
        .as("the one end without an object")
        .containsIgnoringWhitespaces("only --help stays words")
        .doesNotContain("\"exit\"");
  }

  private static void assertOneLine(Desk.Outcome outcome, String says) {
    assertThat(outcome.err()).startsWith("calsync: ").contains(says).doesNotContain("\tat ");
    assertThat(outcome.err().lines()).hasSize(1);
  }
}

package dev.calsync.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies in a calendar folder and is no event stops only itself: INV-19, R-B5. */
@Timeout(120)
class OddFilesTest {

  @TempDir Path folder;
  private Desk desk;
  private Path source;

  @BeforeEach
  void sitDownWithTwoMirrors() throws IOException {
    desk = new Desk(folder);
    source = Files.createDirectory(folder.resolve("source"));
    desk.calendar("source/a.ics", TestEvent.of("a@test.example", "A", "20261124T090000"));
    desk.calendar("source/b.ics", TestEvent.of("b@test.example", "B", "20261125T090000"));
    desk.sync(source, desk.mirror()).succeeds().writes(2, 0, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "empty, odd.ics, EMPTY_BODY",
    "text, odd.ics, NOT_ICALENDAR",
    "link, odd.ics, LINK_NOT_FOLLOWED",
    "dangling link, odd.ics, LINK_NOT_FOLLOWED",
    "pipe, odd.ics, NOT_A_FILE",
    "name, odd%FF.ics, NAME_NOT_DECODABLE",
  })
  void anOddFileOfEitherEndIsNamedAndStopsNothing(String kind, String item, String code)
      throws IOException {
    for (Path place : List.of(source, desk.mirror())) {
      put(kind, place);
    }
    desk.calendar("source/c.ics", TestEvent.of("c@test.example", "C", "20261126T090000"));

    Desk.Outcome plan = desk.plan(source, desk.mirror()).succeeds().writes(1, 0, 0);
    Desk.Outcome synced = desk.sync(source, desk.mirror()).succeeds().writes(1, 0, 0);

    for (Desk.Outcome told : List.of(plan, synced, desk.ask("status", "--json"))) {
      assertThat(told.count("quarantined")).isEqualTo(2);
    }
    for (Desk.Outcome told : List.of(plan, synced)) {
      assertThat(told.json().path("quarantinedItems"))
          .extracting(
              it -> it.path("end").asText(),
              it -> it.path("item").asText(),
              it -> it.path("code").asText())
          .containsExactly(tuple("source", item, code), tuple("mirror", item, code));
    }
    assertThat(desk.ask("explain", item).succeeds().out()).contains(item, code);
    desk.sync(source, desk.mirror()).succeeds().writes(0, 0, 0);
  }

  @Test
  void aFolderThatIsNamedLikeAnEventIsLeftAlone() throws IOException {
    Files.createDirectory(source.resolve("odd.ics"));
    Files.createDirectory(desk.mirror().resolve("odd.ics"));
    Desk.Outcome synced = desk.sync(source, desk.mirror()).succeeds().writes(0, 0, 0);
    assertThat(synced.count("quarantined")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"empty", "text"})
  void aMirrorThatWasSpoiledIsPlannedAndWrittenAgain(String kind) throws IOException {
    Path mirror = Desk.events(desk.mirror()).get(0);
    replace(mirror, kind);
    desk.plan(source, desk.mirror()).succeeds().writes(0, 1, 0);
    desk.sync(source, desk.mirror()).succeeds().writes(0, 1, 0);
    assertThat(Desk.text(mirror)).contains("SUMMARY:Busy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"link", "dangling link", "pipe"})
  void whatIsNoFileInThePlaceOfAMirrorFailsAloneUntilItIsGone(String kind) throws IOException {
    Path mirror = Desk.events(desk.mirror()).get(0);
    replace(mirror, kind);
    desk.calendar("source/c.ics", TestEvent.of("c@test.example", "C", "20261126T090000"));

    Desk.Outcome failed = desk.sync(source, desk.mirror()).exits(1).writes(1, 0, 0);

    assertThat(failed.count("failed")).isEqualTo(1);
    assertThat(failed.json().at("/problems/0/code").asText()).isEqualTo("NOT_A_FILE");
    assertThat(failed.json().at("/problems/0/text").asText())
        .contains(mirror.getFileName().toString());
    assertThat(Files.isRegularFile(mirror, LinkOption.NOFOLLOW_LINKS)).isFalse();
    Files.delete(mirror);
    desk.sync(source, desk.mirror()).succeeds().writes(1, 0, 0);
    desk.sync(source, desk.mirror()).succeeds().writes(0, 0, 0);
  }

  /** INV-28. */
  @ParameterizedTest
  @ValueSource(strings = {"link", "dangling link", "pipe"})
  void theDeleteOfAMirrorThatIsNoFileEnds(String kind) throws IOException {
    Path one = desk.calendar("one.ics", TestEvent.days(6));
    Path mirror = folder.resolve("mirror2");
    desk.sync(one, mirror).succeeds();
    String name =
        desk.ask("explain", "day-0@test.example")
            .out()
            .replaceAll("(?s).*MASTER at (\\S+): .*", "$1");
    replace(mirror.resolve(name), kind);
    desk.calendar("one.ics", Arrays.copyOfRange(TestEvent.days(6), 1, 6));

    Desk.Outcome failed = desk.sync(one, mirror).exits(1).writes(0, 0, 0);

    assertThat(failed.json().at("/problems/0/code").asText()).isEqualTo("NOT_A_FILE");
    Files.delete(mirror.resolve(name));
    desk.sync(one, mirror).succeeds();
  }

  @Test
  void aRenamedMirrorIsMadeAgainAndItsCopyIsNamedEveryTime() throws IOException {
    Path mirror = Desk.events(desk.mirror()).get(0);
    Files.move(mirror, desk.mirror().resolve("renamed.ics"));
    desk.sync(source, desk.mirror()).succeeds().writes(1, 0, 0);
    Map<Path, String> settled = Desk.state(desk.mirror());

    for (int run = 0; run < 3; run++) {
      Desk.Outcome again = desk.sync(source, desk.mirror()).succeeds().writes(0, 0, 0);
      assertThat(again.count("copies")).isEqualTo(1);
      assertThat(again.json().path("copiedItems").toString()).isEqualTo("[\"renamed.ics\"]");
    }

    assertThat(Desk.state(desk.mirror())).isEqualTo(settled);
    assertThat(desk.ask("status").succeeds().out())
        .contains("1 copy of a mirror stands beside it: renamed.ics; calsync leaves it alone.");
    assertThat(desk.ask("explain", "renamed.ics").succeeds().out()).contains("copy of a mirror");
    assertThat(desk.ask("explain", mirror.getFileName().toString()).succeeds().out())
        .contains("is a mirror of ours", "@test.example");
  }

  @Test
  void manyUnreadableFilesAreNamedTwentyTimesAndCounted() {
    for (int i = 0; i < 23; i++) {
      desk.write("source/odd-%02d.ics".formatted(i), "SUMMARY:canary");
    }
    Desk.Outcome synced = desk.sync(source, desk.mirror()).succeeds();
    assertThat(synced.count("quarantined")).isEqualTo(23);
    assertThat(synced.json().path("quarantinedItems")).hasSize(20);
    String status = desk.ask("status").succeeds().out();
    assertThat(status).contains("odd-19.ics", "and 3 more").doesNotContain("odd-20", "canary");
  }

  private void replace(Path mirror, String kind) throws IOException {
    Files.delete(mirror);
    Files.move(put(kind, folder), mirror);
  }

  /** Puts something odd into a folder. */
  private Path put(String kind, Path place) throws IOException {
    Path odd = place.resolve("odd.ics");
    switch (kind) {
      case "empty" -> Files.writeString(odd, "");
      case "text" -> Files.writeString(odd, "no calendar");
      case "link" -> Files.createSymbolicLink(odd, source.resolve("a.ics"));
      case "dangling link" -> Files.createSymbolicLink(odd, Path.of("nowhere"));
      case "pipe" -> shell("mkfifo", odd.toString());
      default -> shell("sh", "-c", "touch \"$1/$(printf 'odd\\377.ics')\"", "sh", place.toString());
    }
    return odd;
  }

  private static void shell(String... command) {
    assumeTrue(Tool.works(command), command[0] + " does not work on this system");
  }
}

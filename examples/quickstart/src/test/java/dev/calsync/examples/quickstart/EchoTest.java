package dev.calsync.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mirrors are never mirrored on: INV-1, INV-11. */
class EchoTest {

  @TempDir Path folder;
  private Desk desk;

  @BeforeEach
  void sitDown() {
    desk = new Desk(folder);
  }

  @Test
  void aMirrorFolderAsTheSourceOfAThirdEdgeGivesNothingOn() throws IOException {
    Path team = desk.calendar("team.ics", TestEvent.days(5));
    Path third = folder.resolve("third");
    desk.sync(team, desk.mirror()).succeeds().writes(5, 0, 0);
    own(desk.mirror());
    desk.sync(desk.mirror(), third).succeeds().writes(1, 0, 0);
    assertThat(Desk.events(third)).hasSize(1);

    Map<Path, String> before = Desk.state(third);
    for (int run = 0; run < 5; run++) {
      desk.sync(team, desk.mirror()).succeeds().writes(0, 0, 0);
      desk.sync(desk.mirror(), third).succeeds().writes(0, 0, 0);
    }
    assertThat(Desk.state(third)).isEqualTo(before);
  }

  @Test
  void twoFoldersThatShowEachOtherSettle() throws IOException {
    Path here = Files.createDirectory(folder.resolve("here"));
    Path there = Files.createDirectory(folder.resolve("there"));
    desk.calendar("here/a.ics", TestEvent.of("a@test.example", "A", "20261124T090000"));
    desk.calendar("here/b.ics", TestEvent.of("b@test.example", "B", "20261125T090000"));
    desk.calendar("there/c.ics", TestEvent.of("c@test.example", "C", "20261126T090000"));

    desk.sync(here, there).succeeds().writes(2, 0, 0);
    desk.sync(there, here).succeeds().writes(1, 0, 0);
    Map<Path, String> before = both(here, there);
    for (int run = 0; run < 5; run++) {
      desk.sync(here, there).succeeds().writes(0, 0, 0);
      desk.sync(there, here).succeeds().writes(0, 0, 0);
    }
    assertThat(both(here, there)).isEqualTo(before);
    assertThat(Desk.events(here)).hasSize(3);
    assertThat(Desk.events(there)).hasSize(3);
  }

  @Test
  void severalSourcesShareOneMirrorFolder() {
    Path team = desk.calendar("team.ics", TestEvent.days(3));
    Path own = desk.calendar("own.ics", TestEvent.of("o@test.example", "Own", "20261124T090000"));
    desk.sync(team, desk.mirror()).succeeds().writes(3, 0, 0);
    desk.sync(own, desk.mirror()).succeeds().writes(1, 0, 0);
    for (int run = 0; run < 5; run++) {
      desk.sync(team, desk.mirror()).succeeds().writes(0, 0, 0);
      desk.sync(own, desk.mirror()).succeeds().writes(0, 0, 0);
    }
    assertThat(Desk.events(desk.mirror())).hasSize(4);
  }

  /** R-F5: its names alone say whose it is, and whoever asks first for its mirror learns it. */
  @Test
  void aMirrorThatLostItsMarkBeforeTheStoreWasLostIsMarkedAgainAndIsNoEvent() throws IOException {
    Path team = mirrorThatChangedOnce();
    Path mirror = Desk.events(desk.mirror()).get(0);
    String before = stripAndLoseStore(mirror);

    for (int run = 0; run < 3; run++) {
      desk.sync(team, desk.mirror()).succeeds();
      desk.sync(desk.mirror(), folder.resolve("third")).succeeds().writes(0, 0, 0);
    }

    assertThat(mark(Desk.text(mirror))).isEqualTo(mark(before));
  }

  /** HOS-39: nobody's word is taken for it that an event of the user's own is a mirror. */
  @Test
  void untilThenItIsAnEventAndNoLonger() throws IOException {
    Path team = mirrorThatChangedOnce();
    Path third = folder.resolve("third");
    stripAndLoseStore(Desk.events(desk.mirror()).get(0));
    own(desk.mirror());
    desk.sync(desk.mirror(), third).succeeds().writes(2, 0, 0);

    desk.sync(team, desk.mirror()).succeeds();

    desk.sync(desk.mirror(), third).succeeds().writes(0, 0, 1);
    desk.sync(team, desk.mirror()).succeeds().writes(0, 0, 0);
    desk.sync(desk.mirror(), third).succeeds().writes(0, 0, 0);
  }

  private Path mirrorThatChangedOnce() {
    desk.calendar("team.ics", TestEvent.of("a@test.example", "A", "20261124T090000"));
    desk.sync(folder.resolve("team.ics"), desk.mirror()).succeeds();
    Path team = desk.calendar("team.ics", TestEvent.of("a@test.example", "A", "20261124T100000"));
    desk.sync(team, desk.mirror()).succeeds().writes(0, 1, 0);
    return team;
  }

  /** What the mirror was before. */
  private String stripAndLoseStore(Path mirror) throws IOException {
    String before = Desk.text(mirror);
    Files.writeString(mirror, before.replaceAll("X-CALSYNC-.*\\r\\n(?: .*\\r\\n)*", ""));
    desk.loseStore();
    return before;
  }

  private static String mark(String text) {
    String unfolded = text.replace("\r\n ", "");
    return unfolded
        .lines()
        .filter(line -> line.startsWith("X-CALSYNC-MARK:"))
        .findFirst()
        .orElse("");
  }

  private static void own(Path mirror) throws IOException {
    Files.writeString(
        mirror.resolve("own.ics"),
        TestEvent.calendar(List.of(TestEvent.of("own@test.example", "My own", "20261124T180000"))));
  }

  private Map<Path, String> both(Path here, Path there) {
    Map<Path, String> state = new TreeMap<>();
    Desk.state(here).forEach((file, text) -> state.put(Path.of("here").resolve(file), text));
    Desk.state(there).forEach((file, text) -> state.put(Path.of("there").resolve(file), text));
    return state;
  }
}

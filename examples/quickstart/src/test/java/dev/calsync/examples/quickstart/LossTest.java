package dev.calsync.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is lost or edited behind our back comes right again: R-F1, R-F5. */
class LossTest {

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
    deleteStore();
    Desk.Outcome adopted =
        desk.sync(team, desk.mirror(), "--detail", "title").succeeds().writes(0, 0, 0);
    assertThat(adopted.count("unchanged")).isEqualTo(6);
    assertThat(Desk.state(desk.mirror())).isEqualTo(before);
  }

  @Test
  void anAdoptedMirrorIsStillUpdatedAndDeleted() throws IOException {
    deleteStore();
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

  private String history(Path mirror) {
    return desk.ask("explain", mirror.getFileName().toString()).succeeds().out();
  }

  private void deleteStore() throws IOException {
    assertThat(desk.key()).exists();
    for (Path file : Desk.files(desk.store())) {
      Files.delete(file);
    }
    Files.delete(desk.store());
  }
}

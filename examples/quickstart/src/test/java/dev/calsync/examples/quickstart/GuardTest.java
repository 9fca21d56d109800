package dev.calsync.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source that breaks or empties costs no mirror: SEM-42, INV-12. */
class GuardTest {

  @TempDir Path folder;
  private Desk desk;
  private Path team;
  private Map<Path, String> mirrored;

  @BeforeEach
  void sitDownWithTwelveMirrors() {
    desk = new Desk(folder);
    team = desk.calendar("team.ics", TestEvent.days(12));
    desk.sync(team, desk.mirror()).succeeds();
    mirrored = Desk.state(desk.mirror());
    assertThat(mirrored).isNotEmpty();
  }

  @Test
  void anEmptyCalendarIsHeldHoweverOftenItIsRead() {
    desk.calendar("team.ics");
    for (int run = 0; run < 2; run++) {
      Desk.Outcome held = desk.sync(team, desk.mirror()).exits(3).writes(0, 0, 0);
      assertThat(held.count("held")).isEqualTo(12);
    }
    assertThat(Desk.state(desk.mirror())).isEqualTo(mirrored);
  }

  @Test
  void aFileOfNoBytesIsAnErrorAndDeletesNothing() {
    desk.write("team.ics", "");
    Desk.Outcome failed = desk.sync(team, desk.mirror()).exits(1).writes(0, 0, 0);
    assertThat(failed.count("failed")).isPositive();
    assertThat(failed.err()).contains("calsync: ").doesNotContain("\tat ");
    assertThat(Desk.state(desk.mirror())).isEqualTo(mirrored);
  }

  @Test
  void aTruncatedFileIsAnErrorAndDeletesNothing() {
    String whole = Desk.text(team);
    desk.write("team.ics", whole.substring(0, whole.length() / 2));
    desk.sync(team, desk.mirror()).exits(1).writes(0, 0, 0);
    assertThat(Desk.state(desk.mirror())).isEqualTo(mirrored);
  }

  @Test
  void aLoginPageInPlaceOfACalendarIsAnErrorAndDeletesNothing() {
    desk.write("team.ics", "<!doctype html><title>Please sign in</title>");
    desk.sync(team, desk.mirror()).exits(1).writes(0, 0, 0);
    assertThat(Desk.state(desk.mirror())).isEqualTo(mirrored);
  }

  @Test
  void aSourceThatIsGoneIsAnErrorAndDeletesNothing() throws Exception {
    Files.delete(team);
    Desk.Outcome failed = desk.sync(team, desk.mirror()).exits(1).writes(0, 0, 0);
    assertThat(failed.err()).contains("team.ics");
    assertThat(Desk.state(desk.mirror())).isEqualTo(mirrored);
  }

  @Test
  void afterABadReadTheNextGoodOneGoesOn() {
    desk.write("team.ics", "");
    desk.sync(team, desk.mirror()).exits(1);
    desk.calendar("team.ics", TestEvent.days(13));
    desk.sync(team, desk.mirror()).succeeds().writes(1, 0, 0);
  }

  @Test
  void mostEventsGoneAtOnceIsHeldAndListed() {
    desk.calendar("team.ics", Arrays.copyOf(TestEvent.days(12), 4));
    assertThat(desk.sync(team, desk.mirror()).exits(3).count("held")).isEqualTo(8);
    assertThat(desk.ask("holds", "--json").exits(3).json().path("holds")).hasSize(1);
  }

  @Test
  void whatIsHeldNamesThePairThatItIsOf() {
    desk.calendar("team.ics");
    desk.sync(team, desk.mirror()).exits(3);
    String pair = team + " → " + desk.mirror();

    assertThat(desk.ask("holds").exits(3).out()).contains(pair);
    assertThat(desk.ask("holds", "--json").json().path("holds").path(0).path("from").asText())
        .isEqualTo(team.toString());
    assertThat(
            desk.ask("plan", "--from", team.toString(), "--to", desk.mirror().toString())
                .exits(3)
                .out())
        .contains(pair);
  }

  @Test
  void anApprovedHoldIsCarriedOutByTheNextRun() {
    desk.calendar("team.ics", Arrays.copyOf(TestEvent.days(12), 4));
    desk.sync(team, desk.mirror()).exits(3);
    desk.ask("holds", "approve", hold()).succeeds();
    desk.sync(team, desk.mirror()).succeeds().writes(0, 0, 8);
    assertThat(Desk.events(desk.mirror())).hasSize(4);
    assertThat(desk.ask("holds", "--json").succeeds().json().path("holds")).isEmpty();
  }

  @Test
  void aRejectedHoldKeepsItsMirrorsForGood() {
    desk.calendar("team.ics");
    desk.sync(team, desk.mirror()).exits(3);
    desk.ask("holds", "reject", hold()).succeeds();
    desk.sync(team, desk.mirror()).succeeds().writes(0, 0, 0);
    assertThat(Desk.state(desk.mirror())).isEqualTo(mirrored);
  }

  @Test
  void eventsThatComeBackEndTheHoldWithoutAWrite() {
    desk.calendar("team.ics");
    desk.sync(team, desk.mirror()).exits(3);
    desk.calendar("team.ics", TestEvent.days(12));
    desk.sync(team, desk.mirror()).succeeds().writes(0, 0, 0);
    assertThat(Desk.state(desk.mirror())).isEqualTo(mirrored);
  }

  @Test
  void aDecisionAboutAnUnknownHoldIsAnError() {
    assertThat(desk.ask("holds", "approve", "nothing-of-the-kind").exits(1).err())
        .contains("nothing-of-the-kind");
  }

  private String hold() {
    return desk.ask("holds", "--json").json().path("holds").path(0).path("id").asText();
  }
}

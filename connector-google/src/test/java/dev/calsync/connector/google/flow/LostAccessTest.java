package dev.calsync.connector.google.flow;

import static dev.calsync.connector.google.flow.GoogleWorld.shown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.CalendarId;
import dev.calsync.policy.Policy;
import dev.calsync.store.Hold;
import dev.calsync.test.google.AccessRole;
import dev.calsync.test.google.ConnectedAccount;
import dev.calsync.test.google.FakeAccount;
import dev.calsync.test.google.FakeCalendar;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Flow E: a calendar is gone, or may be seen or written less than before. */
class LostAccessTest {

  private static final int EVENTS = 40;
  private static final int LATE = 20;

  private final GoogleWorld world = GoogleWorld.onPostgres();
  private FakeCalendar team;
  private FakeCalendar copy;

  @BeforeEach
  void fortyEventsOfATeamAreMirroredWithAllTheySay() {
    FakeAccount work = world.google.account("alice@work.example");
    FakeAccount home = world.google.account("alice@home.example");
    team = work.add("Team", "Europe/Berlin");
    copy = home.add("Copy", "Europe/Berlin");
    for (int nth = 0; nth < EVENTS; nth++) {
      String day = "%02d".formatted(1 + nth % 28);
      String month = nth < 28 ? "2026-12-" : "2027-01-";
      team.add("Talk " + nth, month + day + "T10:00/PT1H[Europe/Berlin]");
    }
    ConnectedAccount from = world.connect("alice@work.example");
    ConnectedAccount to = world.connect("alice@home.example");
    CalendarId source = from.idOf(team);
    world.alice().edges().create(source, to.idOf(copy), Policy.full());
    world.passHearing(Duration.ofMinutes(1), 2);
    world.quiet();
    assertThat(copy.events()).hasSize(EVENTS);
  }

  @AfterEach
  void nobodyWasMailed() {
    assertThat(world.google.outbox()).isEmpty();
    world.close();
  }

  /** SEM-18, FLT-25: nothing is written until the owner chose. */
  @Test
  void sem18WhenOnlyBusyTimeMayBeSeenNothingIsWrittenAndOneHoldAsks() {
    team.share("alice@work.example", AccessRole.FREE_BUSY_READER);
    world.passHearing(Duration.ofHours(2), 6);

    assertThat(world.eventWrites()).isZero();
    List<Hold> holds = world.alice().holds().open();
    assertThat(holds).singleElement().extracting(Hold::reason).isEqualTo("DETAIL_LOST");
    assertThat(holds.get(0).events()).isEqualTo(EVENTS);

    world.alice().holds().approve(holds.get(0).id());
    world.passHearing(Duration.ofMinutes(1), 3);
    assertThat(copy.events()).hasSize(EVENTS).allMatch(it -> it.title().equals("Busy"));
    assertThat(world.google.count("PUT", GoogleWorld.EVENT)).isEqualTo(EVENTS);
    assertThat(world.google.count("DELETE", GoogleWorld.EVENT)).isZero();
  }

  /** FLT-25. */
  @Test
  void whereWeMayNotWriteAnyMoreTheRefusalIsToldAndNotRepeatedForEachEvent() {
    copy.share("alice@home.example", AccessRole.READER);
    for (int nth = 0; nth < LATE; nth++) {
      team.add("Late " + nth, "2027-02-01T10:00/PT1H[Europe/Berlin]");
    }
    world.passHearing(Duration.ofMinutes(10), 5);

    assertThat(world.eventWrites())
        .as("at once, and after some 15 and 30 minutes %s", world.google.requests())
        .isEqualTo(3);
    assertThat(copy.events()).hasSize(EVENTS);

    copy.share("alice@home.example", AccessRole.OWNER);
    world.passHearing(Duration.ofHours(2), 6);
    assertThat(copy.events()).hasSize(EVENTS + LATE);
  }

  /** FLT-24: what it showed stays where it is shown. */
  @Test
  void whenTheSourceIsDeletedNoMirrorIs() {
    team.delete();
    world.passHearing(Duration.ofHours(2), 6);

    assertThat(copy.events()).hasSize(EVENTS);
    assertThat(world.eventWrites()).isZero();
  }

  /** FLT-24. */
  @Test
  void whenTheTargetIsDeletedItIsNotMadeAgainAndNotAskedForWithoutEnd() {
    copy.delete();
    for (int nth = 0; nth < LATE; nth++) {
      team.add("Late " + nth, "2027-02-01T10:00/PT1H[Europe/Berlin]");
    }
    world.passHearing(Duration.ofHours(2), 6);

    assertThat(world.eventWrites()).as("%s", world.google.requests()).isEqualTo(1);
    assertThat(shown(team)).hasSize(EVENTS + LATE);
  }
}

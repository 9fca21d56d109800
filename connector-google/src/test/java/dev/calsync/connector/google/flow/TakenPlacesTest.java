package dev.calsync.connector.google.flow;

import static dev.calsync.connector.google.flow.GoogleWorld.EVENTS;
import static dev.calsync.connector.google.flow.GoogleWorld.only;
import static dev.calsync.connector.google.flow.GoogleWorld.shown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.policy.Policy;
import dev.calsync.test.google.ConnectedAccount;
import dev.calsync.test.google.FakeAccount;
import dev.calsync.test.google.FakeCalendar;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events and mirrors that are not where they were, or whose place somebody else has taken. */
class TakenPlacesTest {

  private static final String TIMES = "2026-12-01T10:00/PT1H[Europe/Berlin]";
  private static final String SHOWN = "Dentist 2026-12-01T10:00:00+01:00";

  private final GoogleWorld world = GoogleWorld.inMemory();
  private final GoogleSight sight = new GoogleSight(world.google);
  private final FakeAccount workplace = world.google.account("alice@work.example");
  private FakeCalendar work;
  private FakeCalendar club;
  private FakeCalendar home;
  private FakeCalendar second;
  private ConnectedAccount from;
  private ConnectedAccount to;

  /** Two calendars of each account, and edges from both of the first to one of the second. */
  @BeforeEach
  void twoAccounts() {
    club = workplace.add("Club", "Europe/Berlin");
    second = world.google.account("alice@home.example").add("Second", "Europe/Berlin");
    from = world.connect("alice@work.example");
    to = world.connect("alice@home.example");
    work = from.calendar();
    home = to.calendar();
    world.edge(from, to, Policy.title());
    world.alice().edges().create(from.idOf(club), to.primary(), Policy.title());
    world.quiet();
  }

  @AfterEach
  void nobodyWasMailed() {
    assertThat(world.google.outbox()).isEmpty();
    world.close();
  }

  private void goOn() {
    world.passHearing(Duration.ofMinutes(20), 3);
    world.passHearing(Duration.ofHours(5), 3);
  }

  /** What the mirror will be called: names come from names, so that another world tells it. */
  private static String idOfTheMirror() {
    try (GoogleWorld other = GoogleWorld.inMemory()) {
      ConnectedAccount from = other.connect("alice@work.example");
      ConnectedAccount to = other.connect("alice@home.example");
      other.edge(from, to, Policy.title());
      from.calendar().put("dentist", event("Dentist"));
      other.hearOut();
      return only(to.calendar()).id();
    }
  }

  private static String event(String title) {
    return """
        {"summary":"%s",
         "start":{"dateTime":"2026-12-01T10:00:00","timeZone":"Europe/Berlin"},
         "end":{"dateTime":"2026-12-01T11:00:00","timeZone":"Europe/Berlin"}}
        """
        .formatted(title);
  }

  /** FLT-6. */
  @Test
  void somebodysEventUnderTheIdOfAMirrorIsLeftAloneAndTheMirrorTakesAnother() {
    String taken = idOfTheMirror();
    home.put(
        "own@home.example", event("Mine").replace("{\"sum", "{\"id\":\"" + taken + "\",\"sum"));
    String before = home.raw(taken).orElseThrow();
    world.quiet();
    work.put("dentist", event("Dentist"));
    world.hear();
    goOn();

    assertThat(shown(home)).containsExactly(SHOWN, "Mine 2026-12-01T10:00:00+01:00");
    assertThat(home.raw(taken)).contains(before);
    assertThat(world.google.count("POST", EVENTS)).isEqualTo(2);
    assertThat(world.eventWrites()).isEqualTo(2);
  }

  /** FLT-18: it is recognised by its mark, and is no origin there. */
  @Test
  void aMirrorThatIsDraggedToAnotherCalendarIsThereAgainAndHasNoEcho() {
    world.alice().edges().create(to.idOf(second), from.primary(), Policy.title());
    work.add("Dentist", TIMES);
    world.quiet();
    sight.move(to.account(), home, only(home).id(), second);
    world.hear();
    goOn();

    assertThat(shown(home)).containsExactly(SHOWN);
    assertThat(shown(work)).containsExactly(SHOWN);
    assertThat(shown(second)).as("left to whoever dragged it").containsExactly(SHOWN);
  }

  /** FLT-26: an edge of its own shows it from its new calendar. */
  @Test
  void anEventThatIsDraggedToAnotherSourceIsShownOnceByTwoWrites() {
    String dentist = work.add("Dentist", TIMES);
    world.quiet();
    sight.move(workplace, work, dentist, club);
    world.hear();
    goOn();

    assertThat(shown(home)).containsExactly(SHOWN);
    assertThat(shown(club)).containsExactly(SHOWN);
    assertThat(world.eventWrites()).isEqualTo(2);
  }

  /** FLT-26. */
  @Test
  void anEventThatIsDraggedToTheTargetItselfIsThereOnce() {
    String dentist = club.add("Dentist", TIMES);
    world.quiet();
    world.alice().edges().create(from.idOf(club), from.primary(), Policy.title());
    goOn();
    assertThat(shown(work)).containsExactly(SHOWN);
    sight.move(workplace, club, dentist, work);
    world.hear();
    goOn();

    assertThat(shown(work)).containsExactly(SHOWN);
    assertThat(only(work).id()).isEqualTo(dentist);
    assertThat(shown(home)).containsExactly(SHOWN);
  }
}

package dev.calsync.connector.google.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.policy.Policy;
import dev.calsync.test.FakeEvent;
import dev.calsync.test.google.ConnectedAccount;
import dev.calsync.test.google.FakeCalendar;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Google refuses whoever says a lower {@code sequence} than it has, or none (FLT-16). */
class SequenceTest {

  private static final String TEN = "2026-12-01T10:00/PT1H[Europe/Berlin]";
  private static final String ELEVEN = "2026-12-01T11:00/PT1H[Europe/Berlin]";

  private final GoogleWorld world = GoogleWorld.inMemory();
  private final ConnectedAccount work = world.connect("alice@work.example");
  private final ConnectedAccount home = world.connect("alice@home.example");

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void anEventThatMovesTimeAndAgainStaysInStep() {
    world.edge(work, home, Policy.busy());
    String dentist = work.calendar().add("Dentist", TEN);
    world.hearOut();
    for (int times = 0; times < 3; times++) {
      work.calendar().move(dentist, ELEVEN);
      world.hearOut();
      work.calendar().move(dentist, TEN);
      world.hearOut();
    }

    assertThat(starts(home.calendar())).isEqualTo(starts(work.calendar()));
  }

  @Test
  void aMirrorThatSomebodyMovedTimeAndAgainIsPutBack() {
    world.edge(work, home, Policy.busy());
    work.calendar().add("Dentist", TEN);
    world.hearOut();
    String mirror = home.calendar().events().get(0).id();
    for (int times = 0; times < 4; times++) {
      home.calendar().move(mirror, ELEVEN);
      home.calendar().move(mirror, "2026-12-02T11:00/PT1H[Europe/Berlin]");
    }
    world.quiet();

    assertThat(starts(home.calendar())).isEqualTo(starts(work.calendar()));
  }

  @Test
  void theSequenceOfAMovedMirrorIsKnownBeforeItIsPutBack() {
    world.edge(work, home, Policy.busy());
    work.calendar().add("Dentist", TEN);
    world.quiet();
    String mirror = home.calendar().events().get(0).id();
    home.calendar().move(mirror, ELEVEN);
    home.calendar().move(mirror, "2026-12-02T11:00/PT1H[Europe/Berlin]");
    world.hearOut();

    assertThat(starts(home.calendar())).isEqualTo(starts(work.calendar()));
    assertThat(world.eventWrites()).isEqualTo(1);
  }

  @Test
  void anOccurrenceOfASeriesThatMovedIsChanged() {
    world.edge(work, home, Policy.title());
    String series = work.calendar().addSeries("Round", TEN, "FREQ=DAILY;COUNT=5");
    world.hearOut();
    work.calendar().move(series, ELEVEN);
    world.hearOut();
    work.calendar().move(series, TEN);
    world.hearOut();
    work.calendar()
        .moveOccurrence(series, "2026-12-03T10:00", "2026-12-03T15:00/PT1H[Europe/Berlin]");
    world.hearOut();

    assertThat(starts(home.calendar())).isEqualTo(starts(work.calendar())).hasSize(2);
  }

  /** FLT-20: the listing tells the sequence that the series had before. */
  @Test
  void anOccurrenceOfASeriesThatIsListedLateIsChangedToo() {
    world.edge(work, home, Policy.title());
    String series = work.calendar().addSeries("Round", TEN, "FREQ=DAILY;COUNT=5");
    world.hearOut();
    work.calendar().edit(series, "{\"recurrence\":[\"RRULE:FREQ=DAILY;COUNT=6\"]}");
    work.calendar()
        .moveOccurrence(series, "2026-12-03T10:00", "2026-12-03T15:00/PT1H[Europe/Berlin]");
    world.google.listingsLag(Duration.ofSeconds(30));
    world.hearOut();
    world.passHearing(Duration.ofMinutes(1), 2);

    assertThat(starts(home.calendar())).isEqualTo(starts(work.calendar())).hasSize(2);
  }

  /** FLT-20: the listing tells where the slots of the mirror were before it was put back. */
  @Test
  void anOccurrenceOfAMirrorThatWasPutBackAndIsListedLateIsPutBackToo() {
    world.edge(work, home, Policy.title());
    String series = work.calendar().addSeries("Round", TEN, "FREQ=DAILY;COUNT=5");
    work.calendar()
        .moveOccurrence(series, "2026-12-03T10:00", "2026-12-03T15:00/PT1H[Europe/Berlin]");
    world.hearOut();
    home.calendar().move(seriesIn(home.calendar()), "2026-12-01T11:00/PT1H[America/New_York]");
    world.clock.advance(Duration.ofMinutes(1));
    world.google.listingsLag(Duration.ofSeconds(30));
    world.hearOut();
    world.passHearing(Duration.ofMinutes(1), 2);

    assertThat(starts(home.calendar())).isEqualTo(starts(work.calendar())).hasSize(2);
  }

  private static String seriesIn(FakeCalendar calendar) {
    return calendar.events().stream()
        .filter(it -> it.raw().contains("RRULE"))
        .map(FakeEvent::id)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> starts(FakeCalendar calendar) {
    return calendar.events().stream().map(FakeEvent::start).sorted().toList();
  }
}

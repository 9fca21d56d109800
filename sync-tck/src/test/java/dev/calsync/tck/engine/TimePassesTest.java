package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SeriesTales.weekly;
import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.policy.Filter;
import dev.calsync.policy.Policy;
import dev.calsync.policy.Retention;
import dev.calsync.policy.Window;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobLogEntry;
import dev.calsync.tck.connector.ScriptedConnector;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** R-C11: time passing is a change, and costs what it concerns. */
class TimePassesTest {

  private static final LocalDateTime FIRST = LocalDateTime.of(2026, 11, 1, 10, 0);
  private static final Window MONTH = Window.past(Period.ofDays(7)).future(Period.ofDays(30));

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  private static Policy in(Window window) {
    return Policy.title().toBuilder().window(window).build();
  }

  private static Policy kept(int days) {
    return Policy.title().toBuilder().retention(Retention.pruneAfter(days)).build();
  }

  private void days(int count) {
    for (int day = 0; day < count; day++) {
      world.kit().advance(Duration.ofDays(1));
    }
  }

  private long deletes() {
    return world.provider.writeLog().stream()
        .filter(it -> it.write() instanceof MirrorWrite.Delete)
        .count();
  }

  private List<JobLogEntry> runs(JobKind kind) {
    return world.store().jobLogs().before(World.ALICE, Long.MAX_VALUE, 1_000).stream()
        .filter(entry -> entry.job().kind().equals(kind))
        .toList();
  }

  private long planned() {
    return world.store().jobLogs().before(World.ALICE, Long.MAX_VALUE, 1_000).stream()
        .mapToLong(entry -> entry.counts().getOrDefault("planned", 0L))
        .sum();
  }

  @Test
  void sem11TenDaysBringTenOccurrencesAndNoReadingBeyondThePolls() {
    world.calendar("home").can(ScriptedConnector.everything().withSeries(SeriesSupport.NONE));
    world.calendar("work").put("series", weekly("20261101T100000", "RRULE:FREQ=DAILY"));
    EdgeView edge = world.edge("work", "home", in(MONTH));
    world.sync(edge);
    world.cycle();
    int before = world.writes();
    long calls = world.provider.faults().calls();
    int reads = runs(JobKind.INTAKE).size();

    days(10);

    assertThat(world.writes() - before).as("creates").isEqualTo(10);
    assertThat(deletes()).isZero();
    assertThat(world.provider.faults().calls() - calls)
        .as("a call for each poll and each write, and every night both calendars whole")
        .isEqualTo(runs(JobKind.INTAKE).size() - reads + 10 + nightly());
    assertThat(world.journal()).filteredOn(line -> line.startsWith("MIRROR_DRIFTED")).isEmpty();
  }

  private long nightly() {
    List<JobLogEntry> nights = runs(JobKind.DRIFT);
    assertThat(nights).hasSize(2 * 10);
    return nights.stream().mapToLong(run -> run.counts().getOrDefault("calls", 0L)).sum();
  }

  @Test
  void aNightPlansWhatEntersAndNotTheCalendar() {
    world.calendar("work").pagesOf(500);
    for (int day = 0; day < 400; day++) {
      world.calendar("work").put("e" + day, event("Event", FIRST.plusDays(day) + ":00"));
    }
    EdgeView edge = world.edge("work", "home", in(MONTH));
    world.sync(edge);
    assertThat(world.bodies("home")).hasSize(7 + 1 + 30);
    assertThat(planned()).isEqualTo(400);

    days(5);

    assertThat(world.bodies("home")).hasSize(7 + 1 + 30 + 5);
    assertThat(planned() - 400).as("planned in five nights").isBetween(5L, 5 * 4L);
    world.calendar("work").put("new", event("New", "2026-11-28T10:00:00"));
    world.cycle();
    assertThat(planned() - 400).as("and one for one change").isBetween(6L, 5 * 4L + 1);
  }

  /** SEM-3: most slots fail, and of those that are left in the window ever fewer. */
  @Test
  void whatLeavesTheWindowDoesNotChangeHowTheRestIsShown() {
    world
        .calendar("work")
        .put("series", weekly("20261028T100000", "RRULE:FREQ=DAILY;INTERVAL=3;COUNT=3"));
    Filter days = Filter.startsOn(DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY);
    EdgeView edge = world.edge("work", "home", Policy.builder().skip(days).build());
    world.sync(edge);

    for (int day = 0; day < 20; day++) {
      world.pass(Duration.ofDays(1));
      assertThat(world.alice().edges().plan(edge.id()).isEmpty()).as("day " + day).isTrue();
    }
  }

  @Test
  void aLongPauseMissesNothing() {
    for (int day = 0; day < 400; day += 10) {
      world.calendar("work").put("e" + day, event("Event", FIRST.plusDays(day) + ":00"));
    }
    EdgeView edge = world.edge("work", "home", in(MONTH));
    world.sync(edge);
    world.pass(Duration.ofDays(200));
    world.sync(edge);

    LocalDateTime now = LocalDateTime.of(2026, 11, 20, 0, 0).plusDays(200);
    assertThat(world.bodies("home"))
        .as("what was shown stays, what is inside now is shown; what passed unseen is not")
        .hasSize((int) inside(FIRST, now.minusDays(200)) + (int) inside(FIRST, now));
    assertThat(deletes()).isZero();
  }

  private static long inside(LocalDateTime first, LocalDateTime today) {
    return IntStream.range(0, 40)
        .mapToObj(ten -> first.plusDays(10L * ten))
        .filter(it -> it.isAfter(today.minusDays(7)) && it.isBefore(today.plusDays(31)))
        .count();
  }

  @Test
  void anEdgeThatTimeDoesNotChangeIsLookedAtForOneNight() {
    world.calendar("work").put("e", event("Event", "2026-12-01T10:00:00"));
    EdgeView open = world.edge("work", "home");
    EdgeView rolling = world.edge("work", "other", in(MONTH));
    world.sync(open);
    days(5);

    assertThat(rolls(open)).hasSize(1);
    assertThat(rolls(rolling)).hasSize(5);
    world.alice().edges().change(open.id(), in(MONTH));
    days(3);
    assertThat(rolls(open)).hasSize(1 + 3);
  }

  private List<JobLogEntry> rolls(EdgeView edge) {
    JobKey key = new JobKey(JobKind.WINDOW_ROLL, edge.id().value());
    return runs(JobKind.WINDOW_ROLL).stream().filter(run -> run.job().equals(key)).toList();
  }

  @Test
  void edgesRollBetweenThreeAndFourAtNightEachAtItsOwnMoment() {
    List<EdgeView> edges =
        List.of("a", "b", "c", "d", "e").stream()
            .map(name -> world.edge("work", name, in(MONTH)))
            .toList();
    world.cycle();
    for (int minute = 0; minute < 24 * 60; minute++) {
      world.kit().advance(Duration.ofMinutes(1));
    }
    assertThat(edges)
        .extracting(edge -> rolls(edge).get(0).endedAt().toString().substring(0, 16))
        .allMatch(it -> it.startsWith("2026-11-21T03:"))
        .doesNotHaveDuplicates();
  }

  @Test
  void thePastStaysUnlessTheEdgeSaysHowLong() {
    for (int i = 0; i < 30; i++) {
      world.calendar("work").put("e" + i, event("Event", "2026-11-23T10:00:00"));
    }
    EdgeView keeping = world.edge("work", "home");
    EdgeView pruning = world.edge("work", "other", kept(7));
    world.sync(keeping);
    world.sync(pruning);
    days(10);
    assertThat(world.bodies("other")).as("seven whole days after it").hasSize(30);

    days(1);

    assertThat(world.bodies("other")).isEmpty();
    assertThat(world.bodies("home")).hasSize(30);
    assertThat(world.alice().holds().open()).as("no accident").isEmpty();
    assertThat(world.journal()).contains("MIRROR_UNWANTED PRUNED");
    int writes = world.writes();
    world.cycle();
    days(3);
    assertThat(world.writes()).isEqualTo(writes);
  }

  @Test
  void ofASeriesWhatIsOverGoesOccurrenceByOccurrenceOrAtItsEnd() {
    world.calendar("flat").can(ScriptedConnector.everything().withSeries(SeriesSupport.NONE));
    world.calendar("work").put("series", weekly("20261109T100000", "RRULE:FREQ=WEEKLY;COUNT=5"));
    EdgeView whole = world.edge("work", "home", kept(10));
    EdgeView flat = world.edge("work", "flat", kept(10));
    world.sync(whole);
    world.sync(flat);
    assertThat(world.bodies("flat")).as("9 November was eleven days ago").hasSize(4);

    days(9);
    assertThat(world.bodies("flat")).as("and now 16 November, too").hasSize(3);
    assertThat(world.bodies("home")).hasSize(1);
    days(21);
    assertThat(world.bodies("flat")).isEmpty();
    assertThat(world.bodies("home")).isEmpty();
  }

  @Test
  void whatIsOverAlreadyIsNotEvenWritten() {
    world.calendar("work").put("old", event("Old", "2026-11-01T10:00:00"));
    world.calendar("work").put("new", event("New", "2026-11-19T10:00:00"));
    EdgeView edge = world.edge("work", "home", kept(7));
    world.sync(edge);

    assertThat(world.titles("home")).containsExactly("New");
    assertThat(world.alice().explain().of("old").toText())
        .contains("not shown: PRUNED", "rule: retention");
  }
}

package dev.calsync.connector.google.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.EdgeId;
import dev.calsync.connector.Notification;
import dev.calsync.policy.Policy;
import dev.calsync.test.ManualClock;
import dev.calsync.test.google.ConnectedAccount;
import dev.calsync.test.google.FakeCalendar;
import dev.calsync.test.google.FakeGoogle;
import dev.calsync.test.google.GoogleMode;
import dev.calsync.webhook.WebhookRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a look at a calendar costs in which nothing has changed, every event of it mirrored. The
 * larger of the two calendars holds {@code calsync.google.many} events, 1,000 if that is not said;
 * {@code -Dcalsync.google.few=1000 -Dcalsync.google.many=100000} are the sizes that are promised,
 * which take too long for every build.
 */
class NoChangePassTest {

  private static final int FEW = Integer.getInteger("calsync.google.few", 50);
  private static final int MANY = Integer.getInteger("calsync.google.many", 1_000);

  /**
   * All is written by then, though Google takes 100,000 events in no less than a day; and at the
   * same time of day both cost the same upkeep.
   */
  private static final Instant AT_REST = Instant.parse("2026-11-22T18:00:00Z");

  /** Whatever is due by itself becomes due within it, and is over before anything is counted. */
  private static final Duration NIGHT = Duration.ofHours(9);

  private static final int PASSES = 12;

  private record Cost(int calls, int statements) {}

  /**
   * What passes cost.
   *
   * @param reading of the source alone, of which a notification came
   * @param edge of the source and the target, asked for by the host
   */
  private record Costs(Cost reading, Cost edge) {}

  @Test
  void itIsOneCallACalendarAndTheSameStatementsHoweverLargeTheCalendarIs() {
    Costs small = costsAt(FEW);
    Costs large = costsAt(MANY);

    assertThat(large.reading().calls()).as("exactly one for a calendar").isEqualTo(1);
    assertThat(large.edge().calls()).as("one for the source and one for the target").isEqualTo(2);
    assertThat(large).isEqualTo(small);
  }

  private static Costs costsAt(int events) {
    ManualClock clock = GoogleWorld.start();
    HostDatabase database = HostDatabase.at(clock);
    try (GoogleWorld world = GoogleWorld.on(database, clock)) {
      ConnectedAccount from = world.connect("alice@work.example");
      ConnectedAccount to = world.connect("alice@home.example");
      EdgeId edge = world.alice().edges().create(from.primary(), to.primary(), Policy.title()).id();
      world.quiet();
      filled(world, edge, from.calendar(), to.calendar(), events - 1);
      rest(world);
      List<Notification> news = newsOfOneMore(world, from.calendar(), events - 1);
      assertThat(to.calendar().events()).hasSize(events);

      tell(world, news);
      Cost reading = cost(world, database, () -> tell(world, news));
      return new Costs(reading, cost(world, database, () -> look(world, edge)));
    }
  }

  /** Hours pass as they do where nothing is changed: channels are kept, calendars are polled. */
  private static void rest(GoogleWorld world) {
    while (world.clock.instant().isBefore(AT_REST.minus(NIGHT))) {
      world.passHearing(Duration.ofHours(3), 1);
    }
    world.clock.advance(Duration.between(world.clock.instant(), AT_REST));
    world.passHearing(Duration.ofMinutes(1), 3);
  }

  /**
   * Of some passes the one beside which nothing else was due, such as an hourly trial, and no
   * permits were drawn for later ones: which of them that is depends on what went before.
   */
  private static Cost cost(GoogleWorld world, HostDatabase database, Runnable pass) {
    return Stream.generate(() -> costOfOne(world, database, pass))
        .limit(PASSES)
        .min(Comparator.comparing(Cost::statements))
        .orElseThrow();
  }

  private static Cost costOfOne(GoogleWorld world, HostDatabase database, Runnable pass) {
    world.quiet();
    database.drain();
    pass.run();
    assertThat(world.writes()).isZero();
    return new Cost(world.reads(), database.drain());
  }

  /** Until nothing is due: whoever waits for the edge alone may leave the target for later. */
  private static void look(GoogleWorld world, EdgeId edge) {
    world.alice().edges().syncNow(edge);
    world.kit.settle();
  }

  /** Once more, which is a reason to look (FLT-38). */
  private static void tell(GoogleWorld world, List<Notification> news) {
    news.forEach(
        each ->
            world
                .kit
                .calsync()
                .webhooks()
                .receive(
                    WebhookRequest.of(
                        FakeGoogle.CONNECTOR.value(), each.headers(), each.query(), each.body())));
    world.kit.settle();
  }

  /** Google tells nothing of them, and nothing of their mirrors. */
  private static void filled(
      GoogleWorld world, EdgeId edge, FakeCalendar from, FakeCalendar to, int events) {
    world.google.begin(GoogleMode.NOTICES_DROPPED);
    for (int nth = 0; nth < events; nth++) {
      add(from, nth);
    }
    look(world, edge);
    while (to.events().size() < events) {
      world.pass(Duration.ofMinutes(1), 1);
    }
    world.google.end(GoogleMode.NOTICES_DROPPED);
    assertThat(world.clock.instant()).as("all is written").isBefore(AT_REST.minus(NIGHT));
    look(world, edge);
  }

  /** Answers what Google told of one more event, which is mirrored. */
  private static List<Notification> newsOfOneMore(GoogleWorld world, FakeCalendar from, int nth) {
    add(from, nth);
    List<Notification> news = world.google.sent();
    tell(world, news);
    world.passHearing(Duration.ofMinutes(1), 3);
    return news;
  }

  private static void add(FakeCalendar calendar, int nth) {
    LocalDateTime start = LocalDateTime.parse("2026-12-01T10:00").plusMinutes(5L * nth);
    calendar.add("Talk", start + "/PT15M[UTC]");
  }
}

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
import java.util.List;
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

  /** All is written by then; and at the same time of day both cost the same upkeep. */
  private static final Instant AT_REST = Instant.parse("2026-11-20T18:00:00Z");

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
      List<Notification> news = filled(world, from.calendar(), events);
      while (to.calendar().events().size() < events) {
        world.pass(Duration.ofMinutes(1), 1);
      }
      world.google.end(GoogleMode.NOTICES_DROPPED);
      look(world, edge);
      clock.advance(Duration.between(clock.instant(), AT_REST));
      world.passHearing(Duration.ofMinutes(1), 3);

      tell(world, news);
      Cost reading = cost(world, database, () -> tell(world, news));
      return new Costs(reading, cost(world, database, () -> look(world, edge)));
    }
  }

  private static Cost cost(GoogleWorld world, HostDatabase database, Runnable pass) {
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

  /** Answers what Google told of the first; of the others, and their mirrors, it tells nothing. */
  private static List<Notification> filled(GoogleWorld world, FakeCalendar calendar, int events) {
    LocalDateTime start = LocalDateTime.parse("2026-12-01T10:00");
    calendar.add("Talk", start + "/PT15M[UTC]");
    List<Notification> news = world.google.sent();
    world.google.begin(GoogleMode.NOTICES_DROPPED);
    for (int nth = 1; nth < events; nth++) {
      calendar.add("Talk", start.plusMinutes(5L * nth) + "/PT15M[UTC]");
    }
    tell(world, news);
    return news;
  }
}

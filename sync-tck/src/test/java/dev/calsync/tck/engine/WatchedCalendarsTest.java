package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.connector.Hint.News;
import dev.calsync.connector.Limit;
import dev.calsync.failure.FailureClass;
import dev.calsync.policy.Mirrors;
import dev.calsync.policy.Policy;
import dev.calsync.store.Bucket;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobLogEntry;
import dev.calsync.store.PermitStore;
import dev.calsync.store.WatchChannel;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** R-E2, R-E3: channels are there as long as they are of use, and nothing depends on them. */
class WatchedCalendarsTest {

  private final World world = new World();
  private final Push push = new Push(world);

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void whatAnEdgeLooksAtIsWatchedOnceItWasRead() {
    world.edge("work", "home");
    assertThat(push.watch.open()).isEmpty();
    world.cycle();

    assertThat(push.watch.open()).hasSize(2);
    assertThat(push.rows("work")).singleElement().satisfies(this::lives);
    assertThat(push.rows("home")).singleElement().satisfies(this::lives);
  }

  private void lives(WatchChannel channel) {
    assertThat(push.watch.open()).contains(channel.id().value());
    assertThat(channel.grant().orElseThrow().life()).isEqualTo(Duration.ofDays(7));
  }

  @Test
  void whatIsOnlyConnectedIsNotWatched() {
    world.connected("work");
    push.hours(2);

    assertThat(push.watch.open()).isEmpty();
  }

  @Test
  void aChangeThatIsToldOfIsMirroredAtOnce() {
    world.edge("work", "home");
    world.cycle();
    world.calendar("work").put("e1", event("Meeting", "2026-12-01T10:00:00"));

    assertThat(push.deliver()).isEqualTo(1);
    assertThat(world.bodies("home")).hasSize(1);
  }

  /** The change came between the reading and the channel: no channel tells of it. */
  @Test
  void openingAChannelIsFollowedByAReading() {
    world.edge("work", "home");
    world.cycle();

    assertThat(newest(JobKind.INTAKE)).isGreaterThan(newest(JobKind.WATCH));
  }

  /** Where the newest run of a kind stands in the log, of the calendar that is read first. */
  private long newest(JobKind kind) {
    String work = world.alice().calendars().findByProviderId("work").orElseThrow().id().value();
    return push.runs(kind)
        .filter(run -> run.job().subject().equals(work))
        .mapToLong(JobLogEntry::position)
        .max()
        .orElseThrow();
  }

  @Test
  void whatNoEdgeLooksAtAnyMoreIsWatchedNoMore() {
    blocks("work", "side");
    world.cycle();
    assertThat(push.watch.open()).hasSize(3);

    blocks("work");
    push.hours(2);
    assertThat(push.watch.open()).hasSize(2);
    assertThat(push.rows("side")).isEmpty();
  }

  /** R-A6: it may not even be called any more. */
  @Test
  void whatWasDisconnectedIsForgottenAndNotBelieved() {
    world.edge("work", "home");
    world.cycle();
    world.alice().connections().disconnect(connection("work"), Mirrors.KEEP);
    push.hours(2);
    assertThat(push.rows("work")).isEmpty();
    assertThat(push.rows("home")).hasSize(1);

    long before = readings();
    push.tell(News.CHANGED);
    assertThat(readings() - before).isEqualTo(1);
  }

  private ConnectionId connection(String calendar) {
    return world.alice().calendars().findByProviderId(calendar).orElseThrow().ref().connection();
  }

  private void blocks(String... sources) {
    List<CalendarId> ids = Stream.of(sources).map(it -> world.connected(it).id()).toList();
    CalendarId home = world.connected("home").id();
    world.alice().edges().create("free", ids, home, Policy.blocks());
  }

  /** FLT-41: at no time there is none. */
  @Test
  void anotherIsOpenBeforeTheOldOneIsStopped() {
    world.edge("work", "home");
    world.cycle();
    List<String> first = push.watch.open();
    for (int hour = 0; hour < 24 * 14; hour++) {
      push.hours(1);
      assertThat(push.rows("work").stream().filter(it -> it.grant().isPresent()))
          .isNotEmpty()
          .allMatch(it -> !it.grant().orElseThrow().left().isZero());
      assertThat(push.watch.open()).hasSize(2);
    }
    assertThat(push.watch.unwatched()).isEmpty();
    assertThat(push.watch.open()).doesNotContainAnyElementsOf(first);
    assertThat(push.count(JobKind.WATCH, "opened")).isBetween(2L * 3, 2L * 4);
    assertThat(push.count(JobKind.WATCH, "extended")).isZero();
  }

  @Test
  void whereTheProviderExtendsTheChannelStays() {
    push.watch.extensible();
    world.edge("work", "home");
    world.cycle();
    List<String> first = push.watch.open();
    push.hours(24 * 13);

    assertThat(push.watch.open()).isEqualTo(first);
    assertThat(push.count(JobKind.WATCH, "opened")).isEqualTo(2);
    assertThat(push.count(JobKind.WATCH, "extended")).isBetween(2L * 2, 2L * 3);
  }

  /** Shorter than the pause between two looks at it. */
  @Test
  void aShortLifeIsLookedAfterInTime() {
    push.watch.grants(Duration.ofMinutes(45));
    world.edge("work", "home");
    world.cycle();
    for (int minutes = 0; minutes < 600; minutes += 5) {
      push.minutes(5);
      assertThat(push.watch.open()).hasSize(2);
    }
  }

  /** R-E3: a floor of 6 hours is one of up to 24 where nothing is left of the day's budget. */
  @Test
  void whereTheDaysBudgetRunsOutWhatIsWatchedIsReadByItselfYetMoreRarely() {
    int perDay = 400;
    world.provider.limits(new Limit(Limit.Scope.ACCOUNT, perDay, Duration.ofDays(1)));
    world.edge("work", "home");
    world.cycle();
    long before = readings();
    push.hours(48);
    long usual = readings() - before;

    long scarce = readings();
    spend(perDay / 20);
    for (int hour = 0; hour < 48; hour++) {
      spend(perDay / 24);
      push.hours(1);
    }
    assertThat(readings() - scarce).isPositive().isLessThan(usual * 2 / 3);
  }

  /** As another node would. */
  private void spend(int calls) {
    world.kit().calsync().operations().load().limits().stream()
        .filter(limit -> limit.name().contains("PT24H"))
        .forEach(
            limit ->
                world
                    .store()
                    .permits()
                    .chargePermits(
                        List.of(
                            new PermitStore.Count(
                                new Bucket(limit.name(), limit.most(), Duration.ofSeconds(240)),
                                calls))));
  }

  /** R-E3: half a day of polls every 20 minutes would be 36. */
  @Test
  void whatIsWatchedIsReadByItselfRarely() {
    world.edge("work", "home");
    world.cycle();
    long before = readings();
    push.hours(24);

    assertThat(readings() - before).isBetween(2L * 2, 2L * 4);
  }

  private long readings() {
    return push.runs(JobKind.INTAKE).count();
  }

  @Test
  void whatThePollFindsAndNobodyToldIsCountedAndPushIsTrustedLess() {
    world.edge("work", "home");
    world.cycle();
    assertThat(push.count(JobKind.INTAKE, "missed")).isZero();
    world.calendar("work").put("e1", event("Meeting", "2026-12-01T10:00:00"));
    push.hours(10);
    assertThat(world.bodies("home")).hasSize(1);
    assertThat(push.count(JobKind.INTAKE, "missed")).isEqualTo(1);

    world.calendar("work").put("e2", event("Meeting", "2026-12-02T10:00:00"));
    long before = readings();
    push.hours(10);
    assertThat(world.bodies("home")).hasSize(2);
    assertThat(push.count(JobKind.INTAKE, "missed")).isEqualTo(2);
    assertThat(readings()).isGreaterThan(before);
  }

  @Test
  void whatIsToldOfIsNoMiss() {
    world.edge("work", "home");
    world.cycle();
    for (int day = 1; day <= 3; day++) {
      world.calendar("work").put("e" + day, event("Meeting", "2026-12-0" + day + "T10:00:00"));
      push.deliver();
      push.hours(8);
    }

    assertThat(push.count(JobKind.INTAKE, "missed")).isZero();
  }

  /** FLT-42. */
  @Test
  void aChannelThatIsSaidToEndIsRenewedAtOnce() {
    push.watch.extensible();
    world.edge("work", "home");
    world.cycle();
    List<String> first = push.watch.open();
    push.hours(1);
    push.tell(News.EXPIRING);

    assertThat(push.count(JobKind.WATCH_ANEW, "extended")).isEqualTo(2);
    assertThat(push.watch.open()).isEqualTo(first);
    assertThat(push.rows("work").get(0).grant().orElseThrow().left()).isEqualTo(Duration.ofDays(7));
  }

  /** FLT-42: and what it did not tell is read. */
  @Test
  void aChannelThatIsSaidToBeGoneIsOpenedAnewAndItsCalendarRead() {
    push.watch.extensible();
    world.edge("work", "home");
    world.cycle();
    List<String> first = push.watch.open();
    var told = push.watch.say(News.GONE);
    push.watch.forget();
    world.calendar("work").put("e1", event("Meeting", "2026-12-01T10:00:00"));
    told.forEach(world.kit().calsync().webhooks()::receive);
    world.kit().settle();

    assertThat(world.bodies("home")).hasSize(1);
    assertThat(push.watch.open()).hasSize(2).doesNotContainAnyElementsOf(first);
    assertThat(push.rows("work")).singleElement().satisfies(this::lives);
  }

  /** FLT-41: nobody says anything; silence alone is the sign. */
  @Test
  void aChannelThatDiedUnnoticedIsReplacedInTime() {
    world.edge("work", "home");
    world.cycle();
    push.watch.forget();
    world.calendar("work").put("e1", event("Meeting", "2026-12-01T10:00:00"));
    push.hours(10);
    assertThat(world.bodies("home")).hasSize(1);

    push.hours(24 * 7);
    assertThat(push.watch.open()).hasSize(2);
  }

  @Test
  void aRefusalLeavesNothingBehindAndPollsGoOn() {
    world.edge("work", "home");
    push.watch.refuseNext(FailureClass.FORBIDDEN);
    world.cycle();
    assertThat(push.watch.open()).hasSize(1);
    assertThat(push.rows("work").size() + push.rows("home").size()).isEqualTo(1);
    world.calendar("work").put("e1", event("Meeting", "2026-12-01T10:00:00"));
    push.hours(1);

    assertThat(world.bodies("home")).hasSize(1);
    push.hours(1);
    assertThat(push.watch.open()).hasSize(2);
  }

  /** FLT-1: the channel is at the provider, and nobody knows its name there. */
  @Test
  void aChannelWhoseAnswerWasLostIsStoppedBeforeTheNextIsOpened() {
    world.edge("work", "home");
    push.watch.loseNextReply();
    world.cycle();
    assertThat(push.watch.open()).hasSize(2);
    assertThat(push.rows("work").size() + push.rows("home").size()).isEqualTo(2);
    List<String> first = push.watch.open();
    push.minutes(5);

    assertThat(push.watch.open()).hasSize(2).isNotEqualTo(first);
    assertThat(push.rows("work")).singleElement().satisfies(this::lives);
    assertThat(push.rows("home")).singleElement().satisfies(this::lives);
    assertThat(world.journal()).contains("CHANNEL_ORPHANED ");
  }

  /** FLT-40: nor is the channel without a grant disbelieved meanwhile. */
  @Test
  void whatAChannelTellsBeforeItIsGrantedIsBelieved() {
    world.edge("work", "home");
    push.watch.loseNextReply();
    world.cycle();
    world.calendar("work").put("e1", event("Meeting", "2026-12-01T10:00:00"));
    push.deliver();

    assertThat(world.bodies("home")).hasSize(1);
  }

  /** FLT-41: it is stopped later, and meanwhile another serves. */
  @Test
  void aChannelThatCannotBeStoppedKeepsNobodyFromOpeningAnother() {
    push.watch.failsToStop(true);
    world.edge("work", "home");
    world.cycle();
    push.hours(24 * 6);
    assertThat(push.rows("work")).hasSize(2);
    assertThat(push.watch.open()).hasSize(4);

    push.watch.failsToStop(false);
    push.hours(2);
    assertThat(push.rows("work")).singleElement().satisfies(this::lives);
    assertThat(push.watch.open()).hasSize(2);
  }
}

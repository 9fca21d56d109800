package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SeriesTales.weekly;
import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.calsync.EdgeView;
import dev.calsync.EventDraft;
import dev.calsync.ExternalRef;
import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.connector.Limit;
import dev.calsync.connector.RemoteId;
import dev.calsync.policy.Policy;
import dev.calsync.store.MirrorStore;
import dev.calsync.store.SyncStore;
import dev.calsync.tck.connector.ScriptedConnector;
import dev.calsync.tck.connector.ScriptedStop;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Steps of several requests where limits are small: each comes to its end, and what is known by
 * then is kept (R-D6, INV-10, INV-20).
 */
class StepsUnderLimitsTest {

  private static final SeriesSupport RESETTING =
      SeriesSupport.PARTS.but(SeriesSupport.Limit.OVERRIDES_RESET);

  private Runnable afterClaim = () -> {};
  private final World world = new World(this::hooked);

  @AfterEach
  void end() {
    world.close();
  }

  /** A look-up that cannot be made says nothing about the writes beside it. */
  @ParameterizedTest
  @ValueSource(ints = {20, 100, 1_000_000})
  void aConflictAmongWritesLeavesTheOthersWritten(int most) {
    EdgeView edge = mirrored(10);
    limit(most);
    for (int i = 0; i < 10; i++) {
      world.calendar("work").put("e" + i, event("Changed " + i, "2026-11-24T10:00:00"));
    }
    RemoteId some = world.calendar("home").objects().get(5).id();
    afterClaim =
        () -> {
          afterClaim = () -> {};
          world.calendar("home").edit(some, event("Somebody", "2026-11-24T12:00:00"));
        };
    int before = world.writes();
    world.alice().edges().syncNow(edge.id());
    untilAnHourLater(() -> changed() == 10);

    assertThat(changed()).isEqualTo(10);
    assertThat(world.writes() - before).as("one more for the one that met somebody").isEqualTo(11);
  }

  private long changed() {
    return world.titles("home").stream().filter(title -> title.startsWith("Changed")).count();
  }

  /** A death leaves writes open; there are fewer permits than look-ups. */
  @ParameterizedTest
  @ValueSource(ints = {10, 60, 100, 1_000_000})
  void whatADeathLeftOpenIsFoundOutOneByOne(int most) {
    limit(most);
    world.calendar("home").can(ThrottledDeliveryTest.oneByOne(ScriptedConnector.everything()));
    EdgeView edge = world.edge("work", "home", Policy.title());
    for (int i = 0; i < 20; i++) {
      world.calendar("work").put("e" + i, event("Event " + i, "2026-11-24T10:00:00"));
    }
    world.pass(Duration.ofMinutes(10));
    world.provider.faults().stopAfterCall(4);
    world.alice().edges().syncNow(edge.id());
    assertThatExceptionOfType(ScriptedStop.class).isThrownBy(() -> untilAnHourLater(() -> false));
    world.restart();
    long calls = world.provider.faults().calls();
    untilAnHourLater(() -> world.titles("home").size() == 20);

    assertThat(world.titles("home")).hasSize(20);
    assertThat(world.provider.faults().calls() - calls)
        .as("a look-up and a write for each, and some readings")
        .isLessThan(20 * 2 + 20);
  }

  /** Where an update resets the occurrences that people changed, a series is read before it. */
  @ParameterizedTest
  @CsvSource({"1, 10", "6, 100", "31, 600"})
  void seriesThatAreReadFirstAreWritten(int series, int most) {
    world.calendar("home").can(ScriptedConnector.everything().withSeries(RESETTING));
    for (int i = 0; i < series; i++) {
      world.calendar("work").put("s" + i, weekly("20261102T100000", "RRULE:FREQ=WEEKLY;COUNT=5"));
    }
    EdgeView edge = world.edge("work", "home", Policy.title());
    world.sync(edge);
    world.pass(Duration.ofMinutes(10));
    limit(most);
    for (int i = 0; i < series; i++) {
      world.calendar("work").put("s" + i, weekly("20261102T100000", "RRULE:FREQ=WEEKLY;COUNT=7"));
    }
    int before = world.writes();
    long calls = world.provider.faults().calls();
    world.alice().edges().syncNow(edge.id());
    untilAnHourLater(() -> world.writes() - before == series);

    assertThat(world.writes() - before).isEqualTo(series);
    assertThat(world.provider.faults().calls() - calls).isLessThan(4L * series + 10);
  }

  /** FLT-20: each is looked up; what was found out is kept, and the next pass has fewer to ask. */
  @Test
  void mirrorsThatAreGoneAreMadeAgainWithoutARushOfLookUps() {
    EdgeView edge = mirrored(60);
    world.pass(Duration.ofMinutes(10));
    limit(100);
    world.calendar("home").objects().forEach(it -> world.calendar("home").delete(it.id()));
    world.calendar("home").expireCursors();
    world.alice().edges().syncNow(edge.id());
    long calls = world.provider.faults().calls();
    world.kit().settle();
    assertThat(world.provider.faults().calls() - calls).as("at once").isLessThan(20);
    untilAnHourLater(() -> world.titles("home").size() == 60);

    assertThat(world.titles("home")).hasSize(60);
  }

  /** Changes, capabilities, listing: three requests, and one permit at a time. */
  @Test
  void aDeadCursorIsGotOverWhereOneRequestIsAllowedAtATime() {
    EdgeView edge = mirrored(1);
    world.pass(Duration.ofMinutes(10));
    limit(10);
    world.calendar("work").put("e0", event("Changed 0", "2026-11-24T10:00:00"));
    world.calendar("work").expireCursors();
    long calls = world.provider.faults().calls();
    world.alice().edges().syncNow(edge.id());
    untilAnHourLater(() -> changed() == 1);

    assertThat(changed()).isEqualTo(1);
    assertThat(world.provider.faults().calls() - calls).isLessThan(12);
  }

  /** R-D6: of a day's budget a fifth is for what people wait for, and that is all of a write. */
  @Test
  void aLostReplyHoldsUpNoWriteWhereReadingsUsedUpTheDaysBudget() {
    CalendarId home = world.connected("home").id();
    CalendarId own = world.alice().calendars().own().id();
    world.sync(world.alice().edges().create(own, home, Policy.title()));
    world.provider.limits(new Limit(Limit.Scope.PROJECT, 500, Duration.ofDays(1)));
    EdgeView readings = world.edge("work", "elsewhere");
    for (int i = 0; i < 200; i++) {
      world.alice().edges().syncNow(readings.id());
      world.kit().settle();
    }
    world.provider.faults().loseReplyOfWrite(1);
    put("one");
    world.kit().settle();
    put("two");
    world.kit().advance(Duration.ofSeconds(20));

    assertThat(world.titles("home")).containsExactly("one", "two");
  }

  private void put(String name) {
    world
        .alice()
        .events()
        .put(
            ExternalRef.of(name),
            EventDraft.titled(name)
                .at(
                    ZonedDateTime.parse("2026-12-02T10:00+01:00[Europe/Berlin]"),
                    Duration.ofHours(1))
                .build());
  }

  private EdgeView mirrored(int events) {
    EdgeView edge = world.edge("work", "home", Policy.title());
    for (int i = 0; i < events; i++) {
      world.calendar("work").put("e" + i, event("Event " + i, "2026-11-24T10:00:00"));
    }
    world.sync(edge);
    assertThat(world.titles("home")).hasSize(events);
    return edge;
  }

  private void limit(int most) {
    world.provider.limits(new Limit(Limit.Scope.ACCOUNT, most, Duration.ofMinutes(1)));
  }

  private void untilAnHourLater(BooleanSupplier done) {
    for (int second = 0; second < 3_600 && !done.getAsBoolean(); second++) {
      world.kit().advance(Duration.ofSeconds(1));
    }
  }

  private SyncStore hooked(SyncStore inner) {
    MirrorStore mirrors =
        proxy(
            MirrorStore.class,
            (method, arguments) -> {
              Object answer = call(inner.mirrors(), method, arguments);
              if (method.getName().equals("claimDue")) {
                afterClaim.run();
              }
              return answer;
            });
    return proxy(
        SyncStore.class,
        (method, arguments) ->
            method.getName().equals("mirrors") ? mirrors : call(inner, method, arguments));
  }

  /** What an operation does. */
  private interface Operation {
    Object run(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> port, Operation operation) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> operation.run(method, arguments)));
  }

  private static Object call(Object inner, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(inner, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getTargetException();
    }
  }
}

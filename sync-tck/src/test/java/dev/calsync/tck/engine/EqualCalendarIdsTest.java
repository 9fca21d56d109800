package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.CalendarView;
import dev.calsync.EdgeView;
import dev.calsync.OwnerScope;
import dev.calsync.connector.SourcePart;
import dev.calsync.event.MirrorShape;
import dev.calsync.failure.CalsyncException;
import dev.calsync.policy.Policy;
import dev.calsync.tck.connector.ScriptedCalendar;
import dev.calsync.tck.connector.ScriptedConnector;
import dev.calsync.test.InMemorySyncStore;
import dev.calsync.test.ManualClock;
import dev.calsync.test.SyncKit;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every provider may call a calendar "calendar": an edge is named by more than that (R-F5). */
class EqualCalendarIdsTest {

  private static final String CALENDAR = "calendar";

  private final ManualClock clock = ManualClock.at("2026-11-20T09:00:00Z");
  private final ScriptedConnector first = new ScriptedConnector("first", clock);
  private final ScriptedConnector second = new ScriptedConnector("second", clock);
  private final ScriptedConnector third = new ScriptedConnector("third", clock);
  private final ScriptedCalendar one = calendarOf(first);
  private final ScriptedCalendar two = calendarOf(second);
  private final ScriptedCalendar target = calendarOf(third);
  private SyncKit kit = kit();

  @AfterEach
  void close() {
    kit.close();
  }

  @Test
  void calendarsOfOneNameAreMirroredIntoEachOtherApart() {
    one.put("one", event("One", "2026-12-01T10:00:00"));
    two.put("one", event("Two", "2026-12-02T10:00:00"));

    syncBoth();

    assertThat(titles()).containsExactly("One", "Two");
    assertThat(alice().edges().list()).hasSize(2);
  }

  @Test
  void theirMirrorsAreFoundAgainAfterTheLossOfTheStore() {
    one.put("one", event("One", "2026-12-01T10:00:00"));
    two.put("one", event("Two", "2026-12-02T10:00:00"));
    syncBoth();
    int writes = third.writeLog().size();
    kit = kit();

    syncBoth();

    assertThat(third.writeLog()).hasSize(writes);
    assertThat(titles()).containsExactly("One", "Two");
  }

  @Test
  void aCalendarIsNotMirroredIntoItself() {
    CalendarView same = connect(first);

    assertThatThrownBy(() -> alice().edges().create(same.id(), same.id(), Policy.busy()))
        .isInstanceOfSatisfying(
            CalsyncException.class, no -> assertThat(no.code()).isEqualTo("SAME_CALENDAR"));
  }

  /** FLT-61: two accounts may reach one shared calendar; it stays one. */
  @Test
  void norIfItIsReachedThroughAnotherAccount() {
    InMemorySyncStore store = new InMemorySyncStore(clock);
    CalendarView throughAnn = shared(store, "ann");
    CalendarView throughBob = shared(store, "bob");
    assertThat(throughBob.id()).isNotEqualTo(throughAnn.id());

    assertThatThrownBy(
            () -> alice().edges().create(throughAnn.id(), throughBob.id(), Policy.busy()))
        .isInstanceOfSatisfying(
            CalsyncException.class, no -> assertThat(no.code()).isEqualTo("SAME_CALENDAR"));
  }

  private CalendarView shared(InMemorySyncStore store, String account) {
    ScriptedConnector provider = new ScriptedConnector("first", clock);
    provider.addCalendar(account, CALENDAR, ScriptedConnector.everything());
    kit = SyncKit.on(clock, store, provider);
    return alice().connections().connect(provider.account(account)).calendar();
  }

  private void syncBoth() {
    for (ScriptedConnector source : List.of(first, second)) {
      EdgeView edge =
          alice().edges().create(connect(source).id(), connect(third).id(), Policy.title());
      alice().edges().syncNow(edge.id()).await(Duration.ofMinutes(1));
    }
  }

  private CalendarView connect(ScriptedConnector provider) {
    return alice().connections().connect(provider.account("ann")).calendar();
  }

  private OwnerScope alice() {
    return kit.calsync().owner(World.ALICE);
  }

  private List<String> titles() {
    return target.objects().stream()
        .map(part -> ((SourcePart.Whole) part).body())
        .map(body -> MirrorShape.shownBy(body).details().text().title())
        .sorted()
        .toList();
  }

  private SyncKit kit() {
    return SyncKit.on(clock, new InMemorySyncStore(clock), first, second, third);
  }

  private static ScriptedCalendar calendarOf(ScriptedConnector provider) {
    return provider.addCalendar("ann", CALENDAR, ScriptedConnector.everything());
  }
}

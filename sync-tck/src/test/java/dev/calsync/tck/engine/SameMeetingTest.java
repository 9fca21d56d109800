package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.Invitations.OUTLOOK_UID;
import static dev.calsync.tck.engine.Invitations.UID;
import static dev.calsync.tck.engine.Invitations.answered;
import static dev.calsync.tck.engine.Invitations.once;
import static dev.calsync.tck.engine.Invitations.weekly;
import static dev.calsync.tck.engine.SeriesTales.instants;
import static dev.calsync.tck.engine.World.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.SourcePart;
import dev.calsync.event.EventBody;
import dev.calsync.plan.Plan;
import dev.calsync.policy.AlreadyPresent;
import dev.calsync.policy.Filter;
import dev.calsync.policy.Policy;
import dev.calsync.policy.Window;
import dev.calsync.tck.connector.ScriptedCalendar;
import dev.calsync.tck.connector.ScriptedConnector;
import dev.calsync.tck.connector.ScriptedWrite;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same meeting in several calendars of one owner (SEM-20, SEM-21, SEM-22). */
class SameMeetingTest {

  private static final String A = "alice@a.example";
  private static final String B = "alice@b.example";
  private static final String C = "overlay";

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  private List<EventBody> mirrors(String calendar) {
    return world.calendar(calendar).objects().stream()
        .map(SourcePart.Whole.class::cast)
        .filter(whole -> whole.object().mark().isPresent())
        .map(SourcePart.Whole::body)
        .toList();
  }

  private List<String> kinds(String calendar, int since) {
    return world.provider.writeLog().subList(since, world.writes()).stream()
        .filter(write -> write.calendar().equals(calendar))
        .map(ScriptedWrite::write)
        .map(SameMeetingTest::kind)
        .toList();
  }

  private static String kind(MirrorWrite write) {
    return write.getClass().getSimpleName();
  }

  /** A→B and B→A, with Alice's meeting in A and the invitation to it in B. */
  private void bothWays() {
    world.calendar(A).put(UID, weekly(A, "ACCEPTED"));
    world.calendar(B).put(OUTLOOK_UID, weekly(B, "ACCEPTED"));
    world.edge(A, B);
    world.edge(B, A);
    world.cycle();
  }

  @Test
  void sem20AMeetingThatIsInBothCalendarsIsMirroredToNeither() {
    bothWays();

    assertThat(world.writes()).isZero();
    world.cycle();
    assertThat(world.writes()).isZero();
  }

  /** The invitation lies in another calendar of the account that the target belongs to. */
  @ParameterizedTest
  @EnumSource(AlreadyPresent.class)
  void sem20WhereTheCopyCountsIsTheHostsChoice(AlreadyPresent where) {
    world.calendar(B);
    ScriptedCalendar second =
        world.provider.addCalendar(B, "second", ScriptedConnector.everything());
    world.calendar(A).put(UID, weekly(A, "ACCEPTED"));
    second.put(OUTLOOK_UID, weekly(B, "ACCEPTED"));
    world.edge(A, B, Policy.busy().toBuilder().alreadyPresent(where).build());
    world.calendar(C);
    world
        .alice()
        .edges()
        .create(
            world.alice().calendars().findByProviderId("second").orElseThrow().id(),
            world.alice().connections().connect(world.provider.account(C)).calendar().id(),
            Policy.busy());
    world.cycle();
    world.cycle();

    assertThat(mirrors(B)).hasSize(where == AlreadyPresent.TARGET_CALENDAR ? 1 : 0);
  }

  @Test
  void sem20ADeclinedOccurrenceIsShownAndGoesOnceItIsAccepted() {
    bothWays();

    world
        .calendar(B)
        .put(OUTLOOK_UID, weekly(B, "ACCEPTED", answered(B, "20261208T100000Z", "DECLINED")));
    world.cycle();

    assertThat(instants(mirrors(B), "2026-11-01T00:00:00Z", "2028-01-01T00:00:00Z"))
        .containsExactly("2026-12-08T10:00:00Z/2026-12-08T11:00:00Z");
    assertThat(mirrors(B)).hasSize(1).allMatch(body -> !body.isSeries());
    assertThat(mirrors(A)).isEmpty();

    world.calendar(B).put(OUTLOOK_UID, weekly(B, "ACCEPTED"));
    world.cycle();

    assertThat(mirrors(B)).isEmpty();
    assertThat(kinds(B, 0)).containsExactly("Create", "Delete");
    assertThat(kinds(A, 0)).isEmpty();
    assertThat(world.journal()).contains("MIRROR_UNWANTED ALREADY_PRESENT");
  }

  @Test
  void sem20AMirrorThatWasWrittenBeforeTheInvitationCameGoes() {
    world.calendar(A).put(UID, weekly(A, "ACCEPTED"));
    world.edge(A, B);
    world.edge(B, A);
    world.cycle();
    assertThat(mirrors(B)).hasSize(1);

    world.pass(Duration.ofMinutes(5));
    world.calendar(B).put(OUTLOOK_UID, weekly(B, "NEEDS-ACTION"));
    world.cycle();
    world.cycle();

    assertThat(mirrors(B)).isEmpty();
    assertThat(kinds(B, 0)).containsExactly("Create", "Delete");
    assertThat(kinds(A, 0)).isEmpty();
  }

  /** A plan reads what is there now, whatever was read before. */
  @Test
  void sem20APlanNamesWhereTheCopyIs() {
    bothWays();
    EdgeView there = world.edge(A, B);
    Plan plan = world.alice().edges().plan(there.id());

    assertThat(plan.items()).isEmpty();
    assertThat(plan.notShown()).isEqualTo(1);
    assertThat(world.alice().explain().of(UID).lines())
        .anyMatch(line -> line.contains("not shown: ALREADY_PRESENT"))
        .anyMatch(line -> line.contains("is in calendar " + there.target()))
        .noneMatch(line -> line.contains("Clinic"));
  }

  @Test
  void sem20ACopyThatIsDeclinedFreeOrCancelledIsNotPresent() {
    EventBody busy = once(B, "ACCEPTED");
    world.calendar(A).put(UID, once(A, "ACCEPTED"));
    EdgeView edge = world.edge(A, B);
    for (EventBody absent :
        List.of(once(B, "DECLINED"), Bodies.free(busy), Bodies.cancelled(busy))) {
      world.calendar(B).put(OUTLOOK_UID, busy);
      world.sync(edge);
      assertThat(mirrors(B)).isEmpty();
      world.calendar(B).put(OUTLOOK_UID, absent);
      world.sync(edge);
      assertThat(mirrors(B)).hasSize(1);
    }
    world.calendar(B).delete(world.calendar(B).idOf(OUTLOOK_UID).orElseThrow());
    world.sync(edge);
    assertThat(mirrors(B)).hasSize(1);
  }

  @Test
  void sem20MoreCalendarsAreLookedAtWhereThePolicySaysSo() {
    world.calendar(A).put(UID, once(A, "ACCEPTED"));
    world.calendar(B).put(OUTLOOK_UID, once(B, "ACCEPTED"));
    Policy everywhere = Policy.builder().alreadyPresent(AlreadyPresent.ALL_CALENDARS).build();
    world.edge(B, A);
    EdgeView edge = world.edge(A, C);
    world.cycle();
    assertThat(mirrors(C)).hasSize(1);

    world.alice().edges().change(edge.id(), everywhere);
    world.cycle();
    assertThat(mirrors(C)).isEmpty();

    world.calendar(B).put(OUTLOOK_UID, once(B, "DECLINED"));
    world.cycle();
    assertThat(mirrors(C)).hasSize(1);
  }

  /** SEM-42: what is there already is no loss. */
  @Test
  void sem20TheDeletionGuardDoesNotCountWhatIsPresent() {
    for (int i = 0; i < 30; i++) {
      world.calendar(A).put("m" + i, once(A, "ACCEPTED"));
    }
    EdgeView edge = world.edge(A, B);
    world.sync(edge);
    assertThat(mirrors(B)).hasSize(30);

    for (int i = 0; i < 30; i++) {
      world.calendar(B).put("m" + i, once(B, "ACCEPTED"));
    }
    world.sync(edge);

    assertThat(mirrors(B)).isEmpty();
    assertThat(world.alice().holds().open()).isEmpty();
  }

  @Test
  void sem22TwoOrganizersAreTwoMeetings() {
    world.calendar(A).put(UID, once(A, "ACCEPTED"));
    world.calendar(B).put(UID, Bodies.calledBy("bob@x.example", once(B, "ACCEPTED")));
    world.sync(world.edge(A, B));

    assertThat(mirrors(B)).hasSize(1);
  }

  @Test
  void sem22OneUidForTwoThingsNamesNoMeeting() {
    world.calendar(A).put(UID, once(A, "ACCEPTED"));
    world.calendar(B).put(UID, once(B, "ACCEPTED"));
    world.calendar(B).put(OUTLOOK_UID, World.event("Another", "2026-12-02T09:00:00"));
    EdgeView edge = world.edge(A, B);
    world.sync(edge);
    assertThat(mirrors(B)).hasSize(1);

    world.calendar(B).delete(world.calendar(B).idOf(OUTLOOK_UID).orElseThrow());
    world.sync(edge);
    assertThat(mirrors(B)).isEmpty();
  }

  /** The event that was there is planned again, too: its UID names no meeting any more. */
  @Test
  void sem22ASecondThingOfThatNameInTheSourceMakesTwoEventsOfThem() {
    world.calendar(A).put(UID, once(A, "ACCEPTED"));
    world.calendar(B).put(UID, once(B, "ACCEPTED"));
    EdgeView edge = world.edge(A, B);
    world.sync(edge);
    assertThat(mirrors(B)).isEmpty();

    world.calendar(A).put(OUTLOOK_UID, World.event("Another", "2026-12-02T09:00:00"));
    world.sync(edge);
    assertThat(mirrors(B)).hasSize(2);

    world.calendar(A).delete(world.calendar(A).idOf(OUTLOOK_UID).orElseThrow());
    world.sync(edge);
    assertThat(mirrors(B)).isEmpty();
  }

  /** SEM-21: A→C (BUSY, priority 1) and B→C (FULL, priority 2). */
  private EdgeView fanIn() {
    world.calendar(A).put(UID, weekly(A, "ACCEPTED"));
    world.calendar(B).put(OUTLOOK_UID, weekly(B, "ACCEPTED"));
    EdgeView first = world.edge(A, C);
    EdgeView second = world.edge(B, C, Policy.full());
    world.alice().edges().prioritize(first.id(), 1);
    world.alice().edges().prioritize(second.id(), 2);
    world.cycle();
    return first;
  }

  @Test
  void sem21OneOfTwoEdgesShowsTheMeetingAndTheOtherTakesOver() {
    EdgeView first = fanIn();
    assertThat(world.titles(C)).containsExactly("Busy");
    world.cycle();
    assertThat(world.titles(C)).containsExactly("Busy");
    int before = world.writes();

    world.pass(Duration.ofDays(13));
    Policy nothing = Policy.builder().only(Filter.organizer("nobody@x.example")).build();
    world.alice().edges().change(first.id(), nothing);
    world.cycle();

    assertThat(world.titles(C)).containsExactly("Clinic");
    assertThat(kinds(C, before)).containsExactly("Create", "Delete");
    world.cycle();
    assertThat(kinds(C, before)).hasSize(2);
  }

  @Test
  void sem21TheShadowedEdgeSaysWhoShowsTheMeeting() {
    EdgeView first = fanIn();

    assertThat(world.alice().explain().of(OUTLOOK_UID).lines())
        .anyMatch(line -> line.contains("not shown: SHADOWED"))
        .anyMatch(line -> line.contains("edge " + first.id() + " shows"));
  }

  @Test
  void sem21WithoutAPriorityTheOrganizersCopyIsShown() {
    world.calendar(A).put(UID, weekly(A, "ACCEPTED"));
    world.calendar(B).put(OUTLOOK_UID, weekly(B, "ACCEPTED"));
    world.edge(B, C, Policy.full());
    world.edge(A, C);
    world.cycle();

    assertThat(world.titles(C)).containsExactly("Busy");
  }

  @Test
  void sem21AnOccurrenceThatTheOneDeclinedIsShownByTheOther() {
    world.calendar(A).put(UID, weekly(A, "ACCEPTED", answered(A, "20261208T100000Z", "DECLINED")));
    world.calendar(B).put(OUTLOOK_UID, weekly(B, "ACCEPTED"));
    world.edge(A, C);
    world.edge(B, C);
    world.cycle();

    assertThat(instants(mirrors(C), "2026-11-01T00:00:00Z", "2026-12-20T00:00:00Z"))
        .containsExactly(
            "2026-12-01T10:00:00Z/2026-12-01T11:00:00Z",
            "2026-12-08T10:00:00Z/2026-12-08T11:00:00Z",
            "2026-12-15T10:00:00Z/2026-12-15T11:00:00Z");
  }

  /** A→C would go first, but B's copy is present to it; so B→C shows the meeting. */
  @Test
  void sem21AnEdgeThatIsKeptBackItselfShadowsNobody() {
    world.calendar(A).put(UID, once(A, "ACCEPTED"));
    world.calendar(B).put(OUTLOOK_UID, once(B, "ACCEPTED"));
    Policy everywhere = Policy.builder().alreadyPresent(AlreadyPresent.ALL_CALENDARS).build();
    EdgeView first = world.edge(A, C, everywhere);
    world.alice().edges().prioritize(first.id(), -1);
    world.edge(B, C, Policy.full());
    world.cycle();

    assertThat(world.titles(C)).containsExactly("Clinic");
  }

  /** A mirror that left its edge's window stays (KEEP_PAST), and with it the shadow. */
  @Test
  void sem21WhatAnEdgeStillShowsThoughItsWindowLeftItShadowsTheOthers() {
    world.calendar(A).put(UID, once(A, "ACCEPTED"));
    world.calendar(B).put(OUTLOOK_UID, once(B, "ACCEPTED"));
    Window month = Window.past(Period.ofDays(1)).future(Period.ofMonths(1));
    EdgeView first = world.edge(A, C, Policy.builder().window(month).build());
    world.alice().edges().prioritize(first.id(), -1);
    world.edge(B, C, Policy.full());
    world.cycle();
    assertThat(world.titles(C)).containsExactly("Busy");

    world.pass(Duration.ofDays(40));
    world.calendar(B).put(OUTLOOK_UID, once(B, "TENTATIVE"));
    world.cycle();

    assertThat(world.titles(C)).containsExactly("Busy");
  }

  /** Level, not edge: what was planned before a death is planned again from the same copies. */
  @Test
  void aRestartedProcessKnowsWhatIsPresent() {
    bothWays();
    world.restart();
    world.calendar(B).delete(world.calendar(B).idOf(OUTLOOK_UID).orElseThrow());
    world.cycle();

    assertThat(mirrors(B)).hasSize(1);
    assertThat(world.store().targets().edgeState(ALICE, world.edge(A, B).id()).witnesses())
        .isNotEmpty();
  }
}

package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.EdgeView;
import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.WriteSupport;
import dev.calsync.failure.CalsyncException;
import dev.calsync.policy.Policy;
import dev.calsync.tck.connector.ScriptedConnector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calendars that all show each other (R-C1). */
class GroupsTest {

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  private List<CalendarId> calendars(String... names) {
    return Arrays.stream(names).map(name -> world.connected(name).id()).toList();
  }

  private List<EdgeView> group(Policy policy, String... names) {
    return world.alice().edges().createGroup(calendars(names), policy);
  }

  private static List<String> pairs(List<EdgeView> edges) {
    return edges.stream().map(edge -> edge.source() + " " + edge.target()).toList();
  }

  private static String pair(CalendarId source, CalendarId target) {
    return source + " " + target;
  }

  @Test
  void everyCalendarOfAGroupIsShownInAllOthers() {
    List<EdgeView> edges = group(Policy.title(), "a", "b", "c");

    List<CalendarId> ids = calendars("a", "b", "c");
    CalendarId a = ids.get(0);
    CalendarId b = ids.get(1);
    CalendarId c = ids.get(2);
    assertThat(pairs(edges))
        .containsExactly(pair(a, b), pair(a, c), pair(b, a), pair(b, c), pair(c, a), pair(c, b));
    assertThat(edges).allMatch(edge -> edge.policy().equals(Policy.title()));
    assertThat(world.alice().edges().list()).containsExactlyInAnyOrderElementsOf(edges);
  }

  /** Each change is written once for each edge that leads away from it, and then nothing is. */
  @Test
  void aGroupOfThreeWritesChangesTimesEdgesAndThenIsSilent() {
    group(Policy.title(), "a", "b", "c");
    world.calendar("a").put("one", event("One", "2026-12-02T10:00:00"));
    world.calendar("b").put("two", event("Two", "2026-12-03T10:00:00"));
    world.calendar("c").put("three", event("Three", "2026-12-04T10:00:00"));
    assertWrites(3 * 2);
    for (String name : List.of("a", "b", "c")) {
      assertThat(world.titles(name)).containsExactly("One", "Three", "Two");
    }

    world.calendar("b").put("two", event("Two", "2026-12-03T12:00:00"));
    assertWrites(2);
    world.calendar("a").delete(world.calendar("a").idOf("one").orElseThrow());
    assertWrites(2);
    assertThat(world.titles("c")).containsExactly("Three", "Two");
  }

  private void assertWrites(int expected) {
    int before = world.writes();
    world.cycle();
    world.cycle();
    assertThat(world.writes() - before).as("changes × edges").isEqualTo(expected);
    world.cycle();
    assertThat(world.writes() - before).as("and then silence").isEqualTo(expected);
  }

  @Test
  void askingAgainGivesTheSameEdges() {
    List<EdgeView> edges = group(Policy.title(), "a", "b", "c");

    assertThat(group(Policy.title(), "a", "b", "c")).isEqualTo(edges);
    assertThat(group(Policy.title(), "c", "b", "a")).containsExactlyInAnyOrderElementsOf(edges);
    assertThat(world.alice().edges().list()).hasSize(6);
  }

  /** An edge that was there by itself is one of the group's, whoever made it. */
  @Test
  void aCalendarMoreAddsOnlyTheMissingEdges() {
    EdgeView alone = world.edge("a", "b", Policy.title());
    List<EdgeView> three = group(Policy.title(), "a", "b", "c");
    assertThat(three).contains(alone);
    world.calendar("a").put("one", event("One", "2026-12-02T10:00:00"));
    world.cycle();

    List<EdgeView> four = group(Policy.title(), "a", "b", "c", "d");

    assertThat(four).hasSize(12).containsAll(three);
    assertWrites(1);
    assertThat(world.titles("d")).containsExactly("One");
  }

  @Test
  void anotherPolicyChangesTheEdgesOfThoseWhoAreNamedAndACalendarLeftOutKeepsItsOwn() {
    List<EdgeView> three = group(Policy.title(), "a", "b", "c");
    world.calendar("c").put("one", event("One", "2026-12-02T10:00:00"));
    world.cycle();

    List<EdgeView> two = group(Policy.busy(), "a", "b");

    assertThat(two).allMatch(edge -> edge.policy().equals(Policy.busy()));
    CalendarId out = calendars("c").get(0);
    List<EdgeView> kept =
        three.stream()
            .filter(edge -> edge.source().equals(out) || edge.target().equals(out))
            .toList();
    assertThat(kept).hasSize(4);
    assertThat(world.alice().edges().list()).hasSize(6).containsAll(kept).containsAll(two);
    assertWrites(0);
    assertThat(world.titles("a")).containsExactly("One");
  }

  /** Whatever is wrong is found before the first edge is made. */
  @Test
  void aGroupIsMadeAsAWholeOrNotAtAll() {
    world.calendar("feed", ScriptedConnector.everything().writing(GroupsTest::forbidden));
    List<CalendarId> unknown = new ArrayList<>(calendars("a", "b"));
    unknown.add(CalendarId.of("unknown"));

    assertRefused("GROUP_TOO_SMALL", () -> group(Policy.busy()));
    assertRefused("GROUP_TOO_SMALL", () -> group(Policy.busy(), "a"));
    assertRefused("SAME_CALENDAR", () -> group(Policy.busy(), "a", "b", "a"));
    assertRefused("TARGET_READ_ONLY", () -> group(Policy.busy(), "a", "b", "feed"));
    assertRefused("NOT_FOUND", () -> world.alice().edges().createGroup(unknown, Policy.busy()));
    assertThat(world.alice().edges().list()).isEmpty();
  }

  private static WriteSupport forbidden(WriteSupport all) {
    return new WriteSupport(
        false, all.create(), all.conditional(), all.silent(), all.batch(), all.concurrency());
  }

  private static void assertRefused(String code, ThrowingCallable asked) {
    assertThatThrownBy(asked)
        .isInstanceOfSatisfying(
            CalsyncException.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }
}

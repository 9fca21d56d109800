package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.OwnerScope;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.Limit;
import dev.calsync.failure.FailureClass;
import dev.calsync.policy.Policy;
import dev.calsync.tck.connector.ScriptedConnector;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Pain 21: the quota of a shared project is used up by one user's first load; everybody else's
 * events stand still, the tool calls on and on into refusals, and a refusal for want of quota is
 * taken for one for want of rights, so that users are asked to log in again.
 *
 * <p>Here the permits of a project are in the store and lanes take turns for them; who finds none
 * rests until there is one, without a call and without a failure; what changes meanwhile is one
 * write; and only a class of failure decides what follows, which connectors find by reason.
 */
class Pain21QuotaExhaustedTest {

  private static final int FLOOD = 150;

  private final World world = new World();

  @AfterEach
  void end() {
    world.close();
  }

  @Test
  void oneUsersFloodLeavesTheProjectToOthers() {
    world.provider.limits(new Limit(Limit.Scope.PROJECT, 30, Duration.ofMinutes(1)));
    OwnerScope bob = world.kit().calsync().owner(OwnerId.of("bob"));
    EdgeView flood = flood();
    EdgeView single = edgeOf(bob, "bobs-work", "bobs-home");
    world.alice().edges().syncNow(flood.id());
    seconds(60);
    world.calendar("bobs-work").put("b", event("Bob's", "2026-11-25T10:00:00"));
    bob.edges().syncNow(single.id());
    seconds(30);

    assertThat(world.titles("bobs-home")).as("after 30 s").hasSize(1);
    assertThat(world.titles("home")).as("the flood is still on").hasSizeLessThan(FLOOD);
    seconds(600);
    assertThat(world.titles("home")).as("and came to its end").hasSize(FLOOD);
  }

  @Test
  void withNothingLeftForTodayNobodyCallsHoweverOftenHeIsAsked() {
    EdgeView edge = mirroredOnADaysQuota();
    long calls = world.provider.faults().calls();
    for (int i = 0; i < 50; i++) {
      world.alice().edges().syncNow(edge.id());
      world.kit().settle();
    }

    assertThat(world.provider.faults().calls()).isEqualTo(calls);
    assertThat(world.kit().calsync().operations().load().deadJobs()).isZero();
    assertThat(anyFailure()).as("no permit is no failure").isFalse();
  }

  @Test
  void tenEditsWithoutQuotaAreOneWriteOnceThereIsSomeAndNobodyNeedsToAsk() {
    EdgeView edge = mirroredOnADaysQuota();
    int writes = world.writes();
    for (int hour = 10; hour < 20; hour++) {
      world
          .calendar("work")
          .edit(
              world.calendar("work").idOf("e").orElseThrow(),
              event("Moved", "2026-11-26T" + hour + ":00:00"));
      world.alice().edges().syncNow(edge.id());
      world.kit().settle();
    }
    assertThat(world.writes()).as("nothing left to write with").isEqualTo(writes);
    for (int hour = 0; hour < 24; hour++) {
      world.kit().advance(Duration.ofHours(1));
    }

    assertThat(world.bodies("home"))
        .singleElement()
        .extracting(body -> body.time().startSlot().text().substring(0, 16))
        .isEqualTo("2026-11-26T19:00");
    assertThat(world.writes()).isEqualTo(writes + 1);
  }

  /** As 403 for quota and 403 for rights, or 429 and 403, of the same provider. */
  @Test
  void aRefusalForWantOfRightsRestsNobodyAndOneForWantOfQuotaBlamesNobody() {
    world.provider.limits(new Limit(Limit.Scope.ACCOUNT, 600, Duration.ofMinutes(1)));
    EdgeView edge = world.edge("work", "home");
    refuse(edge, FailureClass.FORBIDDEN);
    assertThat(resting()).as("accounts that rest for want of rights").isZero();
    assertThat(anyFailure()).isTrue();
    world.kit().advance(Duration.ofHours(1));
    assertThat(anyFailure()).isFalse();
    refuse(edge, FailureClass.THROTTLED);
    assertThat(resting()).as("accounts that rest for want of quota").isPositive();
    world.kit().advance(Duration.ofMinutes(10));
    world.kit().advance(Duration.ofMinutes(10));

    assertThat(anyFailure()).as("it went on by itself").isFalse();
  }

  private void refuse(EdgeView edge, FailureClass failure) {
    world.provider.faults().failEveryCall(failure);
    world.alice().edges().syncNow(edge.id());
    world.kit().settle();
    world.provider.faults().heal();
  }

  private long resting() {
    return world.kit().calsync().operations().load().limits().stream()
        .filter(limit -> limit.rest().toMillis() > 0)
        .count();
  }

  private EdgeView flood() {
    world.calendar("home").can(ThrottledDeliveryTest.oneByOne(ScriptedConnector.everything()));
    for (int i = 0; i < FLOOD; i++) {
      world.calendar("work").put("e" + i, event("Event " + i, "2026-11-24T10:00:00"));
    }
    return world.edge("work", "home");
  }

  /** One event is mirrored, and then the day's calls are used up. */
  private EdgeView mirroredOnADaysQuota() {
    world.provider.limits(new Limit(Limit.Scope.PROJECT, 200, Duration.ofDays(1)));
    world.calendar("work").put("e", event("Event", "2026-11-24T10:00:00"));
    EdgeView edge = world.edge("work", "home");
    world.sync(edge);
    assertThat(world.titles("home")).hasSize(1);
    for (int i = 0; i < 200; i++) {
      world.alice().edges().syncNow(edge.id());
      world.kit().settle();
    }
    return edge;
  }

  private boolean anyFailure() {
    return world.store().jobs().page(World.ALICE, "", 100).stream()
        .anyMatch(job -> job.failure().isPresent());
  }

  private EdgeView edgeOf(OwnerScope owner, String source, String target) {
    world.calendar(source);
    world.calendar(target);
    return owner
        .edges()
        .create(
            owner.connections().connect(world.provider.account(source)).calendar().id(),
            owner.connections().connect(world.provider.account(target)).calendar().id(),
            Policy.busy());
  }

  /** In tenths: workers wake when they may, not all in the same second. */
  private void seconds(int seconds) {
    for (int tenth = 0; tenth < 10 * seconds; tenth++) {
      world.kit().advance(Duration.ofMillis(100));
    }
  }
}

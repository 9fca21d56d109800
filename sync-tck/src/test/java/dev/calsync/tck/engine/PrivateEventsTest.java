package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.calendar.ReadSupport.Tells;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.RemoteId;
import dev.calsync.event.EventBody;
import dev.calsync.event.MirrorShape.ShownDetails;
import dev.calsync.event.Visibility;
import dev.calsync.policy.Field;
import dev.calsync.policy.Filter;
import dev.calsync.policy.Policy;
import dev.calsync.policy.PrivateEvents;
import dev.calsync.policy.Rule;
import dev.calsync.tck.connector.ScriptedConnector;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What its owner made private, and what is cancelled (SEM-19, SEM-41). */
class PrivateEventsTest {

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  private RemoteId origin(String uid) {
    return world.calendar("work").idOf(uid).orElseThrow();
  }

  private MirrorWrite write(int index) {
    return world.provider.writeLog().get(index).write();
  }

  /** SEM-19: the mirror is stripped by the very next write, whatever else is due. */
  @Test
  void sem19TurningPrivateStripsTheMirrorAheadOfAllOtherWork() {
    EventBody clinic = event("Clinic", "2026-12-02T10:00:00");
    world.calendar("work").put("zz-clinic", clinic);
    EdgeView edge = world.edge("work", "home", Policy.full());
    world.sync(edge);
    assertThat(world.titles("home")).containsExactly("Clinic");
    int before = world.writes();
    int told = world.journal().size();

    world.pass(Duration.ofHours(1));
    for (int i = 0; i < 30; i++) {
      world.calendar("work").put("aa-" + i, event("Other " + i, "2026-12-03T10:00:00"));
    }
    world.calendar("work").edit(origin("zz-clinic"), Bodies.confidential(clinic));
    world.sync(edge);

    MirrorWrite next = write(before);
    assertThat(next).isInstanceOf(MirrorWrite.Update.class);
    ShownDetails shown = ((MirrorWrite.Update) next).form().shape().details();
    assertThat(shown.text().title()).isEqualTo("Busy");
    assertThat(shown.text().description()).isEmpty();
    assertThat(shown.text().location()).isEmpty();
    assertThat(shown.text().link()).isEmpty();
    assertThat(shown.visibility()).isEqualTo(Visibility.PRIVATE);
    assertThat(next.toString()).doesNotContain("Clinic");
    assertThat(world.writes()).isEqualTo(before + 31);
    assertThat(world.alice().journal().after(0, 1_000).subList(told, world.journal().size()))
        .noneMatch(entry -> entry.toString().contains("Clinic"));
  }

  private void publicClinic(String uid) {
    world.calendar("work").put(uid, event("Clinic", "2026-12-02T10:00:00"));
  }

  /** SEM-19: 2,000 writes wait, more than one claim takes. */
  @Test
  void sem19WhatTurnsPrivateGoesAheadOfTwoThousandWritesThatWait() {
    publicClinic("zz-clinic");
    EdgeView edge = world.edge("work", "home", Policy.full());
    world.sync(edge);
    for (int i = 0; i < 2_000; i++) {
      world.calendar("work").put("aa-" + i, event("Other " + i, "2026-12-03T10:00:00"));
    }
    world.pass(Duration.ofHours(1));
    EventBody clinic = event("Clinic", "2026-12-02T10:00:00");
    world.calendar("work").edit(origin("zz-clinic"), Bodies.confidential(clinic));
    int before = world.writes();
    world.sync(edge);

    assertThat(write(before))
        .isInstanceOfSatisfying(
            MirrorWrite.Update.class,
            strip -> assertThat(strip.form().shape().details().text().title()).isEqualTo("Busy"));
    assertThat(world.writes()).isEqualTo(before + 2_001);
  }

  /** SEM-19: the edge skips private events, so the mirror goes as a whole. */
  @Test
  void sem19WhatIsSwitchedOffGoesAheadOfAllThatIsToCome() {
    publicClinic("zz-clinic");
    Policy skipping = Policy.full().toBuilder().privateEvents(PrivateEvents.SKIP).build();
    EdgeView edge = world.edge("work", "home", skipping);
    world.sync(edge);
    for (int i = 0; i < 30; i++) {
      world.calendar("work").put("aa-" + i, event("Other " + i, "2026-12-03T10:00:00"));
    }
    EventBody clinic = event("Clinic", "2026-12-02T10:00:00");
    world.calendar("work").edit(origin("zz-clinic"), Bodies.confidential(clinic));
    int before = world.writes();
    world.sync(edge);

    assertThat(write(before)).isInstanceOf(MirrorWrite.Delete.class);
    assertThat(world.titles("home")).hasSize(30).doesNotContain("Clinic");
  }

  /** What was private before is stripped already and takes its turn. */
  @Test
  void aPrivateEventThatMovesIsNotUrgent() {
    EventBody clinic = Bodies.confidential(event("Clinic", "2026-12-02T10:00:00"));
    world.calendar("work").put("zz-clinic", clinic);
    world.calendar("work").put("aa", event("Other", "2026-12-03T10:00:00"));
    EdgeView edge = world.edge("work", "home", Policy.full());
    world.sync(edge);
    world.calendar("work").edit(origin("aa"), event("Other", "2026-12-03T11:00:00"));
    world
        .calendar("work")
        .edit(origin("zz-clinic"), Bodies.confidential(event("Clinic", "2026-12-02T12:00:00")));
    int before = world.writes();
    world.sync(edge);

    assertThat(write(before))
        .isInstanceOfSatisfying(
            MirrorWrite.Update.class,
            update ->
                assertThat(update.form().shape().details().text().title()).isEqualTo("Other"));
  }

  static Stream<Policy> everythingThatMayShowATitle() {
    return Stream.of(
        Policy.title(),
        Policy.full(),
        Policy.full().toBuilder().privateEvents(PrivateEvents.AS_NORMAL).build(),
        Policy.title().toBuilder().template(Field.TITLE, "Work: {title}").build(),
        Policy.busy().toBuilder().when(Filter.not(Filter.free()), Rule.allow(Field.TITLE)).build());
  }

  /** SEM-19: a title that is missing is no content, whatever may be shown. */
  @ParameterizedTest
  @MethodSource("everythingThatMayShowATitle")
  void sem19AMissingTitleIsNotTakenForContent(Policy policy) {
    EventBody untitled = Bodies.titled("", event("x", "2026-12-02T10:00:00"));
    world.calendar("work").put("hidden", untitled);
    world.calendar("work").put("hidden-private", Bodies.confidential(untitled));
    world.sync(world.edge("work", "home", policy));

    assertThat(world.titles("home")).containsExactly("Busy", "Busy");
  }

  /** SEM-19: what a provider calls an event that we may not see is no title of it. */
  @Test
  void sem19ThePlaceholderOfAPrivateEventIsNotTakenForContent() {
    EventBody clinic = event("Clinic", "2026-12-02T10:00:00");
    world.calendar("work").put("clinic", clinic);
    EdgeView edge = world.edge("work", "home", Policy.full());
    world.sync(edge);
    assertThat(world.titles("home")).containsExactly("Clinic");
    int before = world.writes();

    EventBody placeholder = event("Private appointment", "2026-12-02T10:00:00");
    world.calendar("work").edit(origin("clinic"), Bodies.confidential(placeholder));
    world.sync(edge);

    assertThat(world.titles("home")).containsExactly("Busy");
    assertThat(world.writes()).isEqualTo(before + 1);
    assertThat(write(before).toString()).doesNotContain("Private appointment", "Clinic");
  }

  /** SEM-19, SEM-18: private items cannot be seen at all, so all that is told is placeholders. */
  @ParameterizedTest
  @EnumSource(names = {"BUSY_EVENTS", "BUSY_TIMES"})
  void sem19WhereNothingMayBeSeenNoPlaceholderIsTakenForContent(Tells less) {
    world
        .calendar("work")
        .can(ScriptedConnector.everything().reading(reads -> reads.telling(less)));
    EventBody placeholder = event("Private appointment", "2026-12-02T10:00:00");
    world.calendar("work").put("clinic", placeholder);

    world.sync(world.edge("work", "home", Policy.full()));

    assertThat(world.titles("home")).containsExactly("Busy");
    assertThat(write(0).toString()).doesNotContain("Private appointment", "Room of");
  }

  /** SEM-41. */
  @Test
  void sem41WhatIsCancelledGoesThoughItsProviderListsItAndATitleIsNoEvidence() {
    EventBody team = event("Team", "2026-12-02T10:00:00");
    world.calendar("work").put("team", team);
    world.calendar("work").put("plan", event("Canceled: old plan", "2026-12-03T10:00:00"));
    EdgeView edge = world.edge("work", "home", Policy.title());
    world.sync(edge);
    assertThat(world.titles("home")).containsExactly("Canceled: old plan", "Team");

    world.calendar("work").edit(origin("team"), Bodies.cancelled(team));
    world.sync(edge);

    assertThat(world.titles("home")).isEqualTo(List.of("Canceled: old plan"));
    assertThat(world.journal()).contains("MIRROR_UNWANTED CANCELLED");
    world.calendar("work").edit(origin("team"), team);
    world.sync(edge);
    assertThat(world.titles("home")).hasSize(2);
  }
}

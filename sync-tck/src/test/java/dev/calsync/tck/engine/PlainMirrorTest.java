package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.connector.RemoteId;
import dev.calsync.event.Attendee;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventStatus;
import dev.calsync.event.Participation;
import dev.calsync.event.Person;
import dev.calsync.plan.PlanAction;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A mirror is confirmed, and nobody is invited to it, whatever a person makes of it (INV-14). */
class PlainMirrorTest {

  private static final List<Attendee> GUESTS =
      List.of(new Attendee(new Person("a@b.example", "A"), Participation.NEEDS_ACTION));

  private final World world = new World();
  private EdgeView edge;

  @BeforeEach
  void oneMirror() {
    world.calendar("work").put("review", event("Review", "2026-11-24T14:00:00"));
    edge = world.edge("work", "home");
    world.sync(edge);
  }

  @AfterEach
  void close() {
    world.close();
  }

  static Stream<EventBody> otherwiseTheSame() {
    EventBody busy = event("Busy", "2026-11-24T14:00:00");
    return Stream.of(
        body(busy, EventStatus.CANCELLED, List.of()),
        body(busy, EventStatus.TENTATIVE, List.of()),
        body(busy, EventStatus.CONFIRMED, GUESTS));
  }

  @ParameterizedTest
  @MethodSource("otherwiseTheSame")
  void whatAPersonAddedIsTakenAwayByOneWrite(EventBody like) {
    EventBody plain = mirror();
    int before = world.writes();
    world.calendar("home").edit(world.only("home"), body(plain, status(like), guests(like)));

    assertThat(world.alice().edges().plan(edge.id()).items())
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.action()).isEqualTo(PlanAction.UPDATE);
              assertThat(item.reason()).isEqualTo("STATUS_OR_GUESTS_AT_TARGET");
            });
    assertThat(world.sync(edge).updated()).isEqualTo(1);

    assertThat(mirror()).isEqualTo(plain);
    assertThat(world.journal()).contains("MIRROR_DRIFTED STATUS_OR_GUESTS_AT_TARGET");
    world.cycle();
    world.cycle();
    assertThat(world.writes() - before).isEqualTo(1);
  }

  /** FLT-2, FLT-4: what it shows is the same before and after. */
  @Test
  void aRepairWhoseRequestWasLostIsSentAgain() {
    EventBody plain = mirror();
    world.calendar("home").edit(world.only("home"), body(plain, EventStatus.CANCELLED, List.of()));
    world.provider.faults().loseRequestOfWrite(1);

    world.sync(edge);
    world.pass(Duration.ofSeconds(5));
    world.cycle();

    assertThat(mirror()).isEqualTo(plain);
  }

  /** SEM-43: a copy to which guests were added is still no event of ours to touch. */
  @Test
  void aCopyIsLeftAsItIs() {
    RemoteId copy = world.calendar("home").copy(world.only("home"));
    int before = world.writes();
    world.cycle();
    world.calendar("home").edit(copy, body(mirror(), EventStatus.CONFIRMED, GUESTS));
    world.cycle();

    assertThat(world.writes()).isEqualTo(before);
  }

  private EventBody mirror() {
    return world.bodies("home").get(0);
  }

  private static EventStatus status(EventBody body) {
    return body.details().status();
  }

  private static List<Attendee> guests(EventBody body) {
    return body.details().attendees();
  }

  private static EventBody body(EventBody body, EventStatus status, List<Attendee> guests) {
    EventDetails details = body.details();
    return EventBody.single(
        body.time(),
        new EventDetails(
            details.text(),
            details.availability(),
            details.visibility(),
            status,
            details.type(),
            details.organizer(),
            guests,
            details.ownResponse()));
  }
}

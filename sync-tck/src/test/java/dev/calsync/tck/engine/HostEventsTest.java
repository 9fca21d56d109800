package dev.calsync.tck.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.EdgeView;
import dev.calsync.EventDraft;
import dev.calsync.Events;
import dev.calsync.ExternalRef;
import dev.calsync.IllegalEventException;
import dev.calsync.agenda.AgendaEntry;
import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.event.Availability;
import dev.calsync.event.EventBody;
import dev.calsync.event.Frequency;
import dev.calsync.event.Recurrence;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.RuleEnd;
import dev.calsync.event.Slot;
import dev.calsync.failure.CalsyncException;
import dev.calsync.plan.PlanAction;
import dev.calsync.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events that the host puts under its own ids (R-B4). */
class HostEventsTest {

  private static final ExternalRef BOOKING = ExternalRef.of("booking-17");

  private final World world = new World();
  private EdgeView edge;

  @BeforeEach
  void mirrored() {
    world.calendar("home");
    CalendarId home =
        world.alice().connections().connect(world.provider.account("home")).calendar().id();
    edge = world.alice().edges().create(own(), home, Policy.title());
    world.sync(edge);
  }

  @AfterEach
  void close() {
    world.close();
  }

  private CalendarId own() {
    return world.alice().calendars().own().id();
  }

  private Events events() {
    return world.alice().events();
  }

  private static EventDraft at(String title, String start) {
    return EventDraft.titled(title)
        .at(ZonedDateTime.parse(start + "+01:00[Europe/Berlin]"), Duration.ofHours(1))
        .description("Words about " + title)
        .build();
  }

  @Test
  void whatIsPutIsMirroredOnceAndAnUnchangedPutWritesNothing() {
    assertThat(events().put(BOOKING, at("Dentist", "2026-12-02T10:00"))).isTrue();
    world.kit().settle();
    assertThat(world.titles("home")).containsExactly("Dentist");
    assertThat(world.writes()).isEqualTo(1);

    assertThat(events().put(BOOKING, at("Dentist", "2026-12-02T10:00"))).isFalse();
    world.kit().settle();
    world.cycle();
    assertThat(world.writes()).isEqualTo(1);
  }

  @Test
  void aChangeIsOneUpdateACancellationOneDeleteAndAPutAfterItReturns() {
    events().put(BOOKING, at("Dentist", "2026-12-02T10:00"));
    world.kit().settle();
    events().put(BOOKING, at("Dentist", "2026-12-03T10:00"));
    world.kit().settle();
    assertThat(world.writes()).isEqualTo(2);
    assertThat(world.bodies("home")).hasSize(1);

    assertThat(events().cancel(BOOKING)).isTrue();
    assertThat(events().cancel(BOOKING)).isFalse();
    world.kit().settle();
    assertThat(world.writes()).isEqualTo(3);
    assertThat(world.titles("home")).isEmpty();
    assertThat(world.journal()).contains("HOST_EVENT_CANCELLED HOST_COMMAND");

    events().put(BOOKING, at("Dentist", "2026-12-03T10:00"));
    world.kit().settle();
    assertThat(world.titles("home")).containsExactly("Dentist");
    assertThat(world.writes()).isEqualTo(4);
  }

  /**
   * The host's word is evidence, but as a provider's tombstones it is held where it is too much.
   */
  @Test
  void manyCancellationsAtOnceAreHeldAsTombstonesAre() {
    for (int i = 0; i < 40; i++) {
      events().put(ExternalRef.of("b" + i), at("Booking " + i, "2026-12-02T10:00"));
    }
    world.kit().settle();
    assertThat(world.titles("home")).hasSize(40);
    for (int i = 0; i < 24; i++) {
      events().cancel(ExternalRef.of("b" + i));
    }
    assertThat(world.alice().edges().plan(edge.id()).count(PlanAction.DELETE)).isEqualTo(24);
    for (int i = 24; i < 30; i++) {
      events().cancel(ExternalRef.of("b" + i));
    }
    assertThat(world.alice().edges().plan(edge.id()).count(PlanAction.HOLD)).isEqualTo(30);
    world.kit().settle();

    assertThat(world.titles("home")).hasSize(40);
    assertThat(world.alice().holds().open())
        .singleElement()
        .satisfies(hold -> assertThat(hold.reason()).isEqualTo("MASS_DELETE"))
        .satisfies(hold -> assertThat(hold.readsLeft()).isZero());
    world.alice().holds().approve(world.alice().holds().open().get(0).id());
    world.kit().settle();
    assertThat(world.titles("home")).hasSize(10);
  }

  @Test
  void planShowsWhatTheHostPutBeforeItIsWritten() {
    world.store().hostEvents();
    events().put(BOOKING, at("Dentist", "2026-12-02T10:00"));

    assertThat(world.alice().edges().plan(edge.id()).count(PlanAction.CREATE)).isEqualTo(1);
    assertThat(world.alice().edges().plan(edge.id()).toText()).contains("Dentist");
    assertThat(world.writes()).isZero();
  }

  /** R-F5: the host puts its events again; nothing is written twice. */
  @Test
  void afterALossOfTheStoreTheSameEventsFindTheirMirrors() {
    events().put(BOOKING, at("Dentist", "2026-12-02T10:00"));
    world.kit().settle();
    world.loseStore();
    mirrored();
    assertThat(world.titles("home")).containsExactly("Dentist");

    events().put(BOOKING, at("Dentist", "2026-12-02T10:00"));
    world.kit().settle();
    world.cycle();
    assertThat(world.writes()).isEqualTo(1);
    events().cancel(BOOKING);
    world.kit().settle();
    assertThat(world.titles("home")).isEmpty();
  }

  @Test
  void theHostsEventsAreInTheWeekAndTakeTime() {
    events().put(BOOKING, at("Dentist", "2026-12-02T10:00"));
    events()
        .put(
            ExternalRef.of("trip"),
            EventDraft.titled("Trip")
                .on(LocalDate.parse("2026-12-03"))
                .availability(Availability.OUT_OF_OFFICE)
                .build());

    assertThat(events().week(LocalDate.parse("2026-11-30")).entries())
        .extracting(AgendaEntry::event, entry -> entry.text().title())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("booking-17", "Dentist"),
            org.assertj.core.groups.Tuple.tuple("trip", "Trip"));
    assertThat(
            world
                .alice()
                .freebusy()
                .between(
                    Instant.parse("2026-12-02T00:00:00Z"), Instant.parse("2026-12-05T00:00:00Z"))
                .blocks())
        .extracting(it -> it.how() + " " + it.from() + "/" + it.to())
        .containsExactly(
            "BUSY 2026-12-02T09:00:00Z/2026-12-02T10:00:00Z",
            "OUT_OF_OFFICE 2026-12-03T00:00:00Z/2026-12-04T00:00:00Z");
  }

  @Test
  void aSeriesOfTheHostKeepsItsChangedAndRemovedOccurrences() {
    RecurrenceRule daily = RecurrenceRule.every(Frequency.DAILY).ending(new RuleEnd.Count(4));
    Slot removed = new Slot.AtTime(LocalDateTime.parse("2026-12-03T10:00"));
    Slot moved = new Slot.AtTime(LocalDateTime.parse("2026-12-04T10:00"));
    EventDraft series =
        EventDraft.titled("Course")
            .at(ZonedDateTime.parse("2026-12-02T10:00+01:00[Europe/Berlin]"), Duration.ofHours(1))
            .repeats(new Recurrence(List.of(daily), List.of(), List.of(removed)))
            .occurrence(moved, at("Course, later", "2026-12-04T15:00"))
            .build();
    events().put(BOOKING, series);
    world.kit().settle();

    assertThat(
            SeriesTales.instants(
                world.bodies("home"), "2026-12-01T00:00:00Z", "2027-01-01T00:00:00Z"))
        .containsExactly(
            "2026-12-02T09:00:00Z/2026-12-02T10:00:00Z",
            "2026-12-04T14:00:00Z/2026-12-04T15:00:00Z",
            "2026-12-05T09:00:00Z/2026-12-05T10:00:00Z");
    assertThat(world.bodies("home")).singleElement().matches(EventBody::isSeries);
    assertThat(events().week(LocalDate.parse("2026-11-30")).entries())
        .extracting(entry -> entry.text().title())
        .containsExactly("Course", "Course, later", "Course");
  }

  @Test
  void anotherOwnerFindsAndCancelsNothing() {
    events().put(BOOKING, at("Dentist", "2026-12-02T10:00"));
    world.kit().settle();
    Events bobs = world.kit().calsync().owner(OwnerId.of("bob")).events();

    assertThat(bobs.cancel(BOOKING)).isFalse();
    assertThat(bobs.week(LocalDate.parse("2026-11-30")).entries()).isEmpty();
    CalendarId home = edge.target();
    assertThatThrownBy(() -> bobs.between(Instant.EPOCH, Instant.EPOCH, List.of(home)))
        .isInstanceOfSatisfying(
            CalsyncException.class, e -> assertThat(e.code()).isEqualTo("NOT_FOUND"));
    assertThat(world.titles("home")).containsExactly("Dentist");
  }

  /** Two owners of one installation with the same booking number, and one calendar for both. */
  @Test
  void theSameIdOfTwoOwnersMakesTwoMirrors() {
    events().put(BOOKING, at("Alice", "2026-12-02T10:00"));
    var bob = world.kit().calsync().owner(OwnerId.of("bob"));
    CalendarId home = bob.connections().connect(world.provider.account("home")).calendar().id();
    bob.edges().create(bob.calendars().own().id(), home, Policy.title());
    bob.events().put(BOOKING, at("Bob", "2026-12-02T10:00"));
    world.kit().settle();

    assertThat(world.titles("home")).containsExactly("Alice", "Bob");
  }

  @Test
  void theOwnCalendarIsNoTarget() {
    assertThatThrownBy(() -> world.alice().edges().create(edge.target(), own(), Policy.busy()))
        .isInstanceOfSatisfying(
            CalsyncException.class, e -> assertThat(e.code()).isEqualTo("TARGET_READ_ONLY"));
  }

  @Test
  void whatIsWrongWithAnEventIsSaidAtOnce() {
    assertThatThrownBy(
            () ->
                EventDraft.titled("t".repeat(1_025))
                    .on(LocalDate.parse("2026-12-03"), LocalDate.parse("2026-12-03"))
                    .location("l".repeat(1_025))
                    .build())
        .isInstanceOfSatisfying(
            IllegalEventException.class, e -> assertThat(e.problems()).hasSize(3));
    assertThatThrownBy(
            () ->
                EventDraft.titled("Trip")
                    .on(LocalDate.parse("2026-12-03"))
                    .occurrence(
                        new Slot.AtTime(LocalDateTime.parse("2026-12-03T10:00")),
                        at("x", "2026-12-04T15:00"))
                    .build())
        .isInstanceOfSatisfying(
            IllegalEventException.class,
            e ->
                assertThat(e.problems())
                    .containsExactlyInAnyOrder(
                        "it changes occurrences but does not repeat",
                        "a changed occurrence must be a date, as its start is"));
    assertThatThrownBy(() -> EventDraft.titled("Trip").build())
        .isInstanceOfSatisfying(
            IllegalEventException.class,
            e -> assertThat(e.problems()).containsExactly("it has no time"));
  }

  @Test
  void anOffsetIsTakenForUtc() {
    EventDraft draft =
        EventDraft.titled("Call")
            .at(
                ZonedDateTime.of(LocalDateTime.parse("2026-12-02T10:00"), ZoneOffset.ofHours(5)),
                Duration.ofHours(1))
            .build();
    events().put(BOOKING, draft);

    assertThat(events().week(LocalDate.parse("2026-11-30")).entries())
        .extracting(AgendaEntry::starts)
        .containsExactly(Instant.parse("2026-12-02T05:00:00Z"));
  }
}

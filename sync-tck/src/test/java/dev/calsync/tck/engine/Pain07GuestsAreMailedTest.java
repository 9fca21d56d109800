package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SeriesTales.ical;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.connector.MirrorForm;
import dev.calsync.event.Attendee;
import dev.calsync.event.EventBody;
import dev.calsync.event.Person;
import dev.calsync.policy.Policy;
import dev.calsync.policy.PrivateEvents;
import dev.calsync.tck.connector.ScriptedConnector;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Pain 7: the copy of a meeting has the meeting's guests, so its calendar invites them again, tells
 * them of changes of the copy, and in the end that it was cancelled.
 *
 * <p>Here what is sent to a target has no place for a guest, whatever the policy grants (INV-14).
 */
class Pain07GuestsAreMailedTest {

  private static final String MEETING =
      """
      BEGIN:VEVENT
      UID:meeting
      SUMMARY:Review
      DTSTART;TZID=Europe/Berlin:%s
      DURATION:PT1H
      RRULE:FREQ=WEEKLY;COUNT=3
      ORGANIZER;CN=Olga:mailto:olga@x.example
      ATTENDEE;CN=Bob;PARTSTAT=ACCEPTED:mailto:bob@x.example
      ATTENDEE;CN=Carol;RSVP=TRUE;PARTSTAT=NEEDS-ACTION:mailto:carol@x.example
      END:VEVENT\
      """;

  private final World world = new World();

  @AfterEach
  void end() {
    world.close();
  }

  @Test
  void noRequestNamesAGuestWhenTheMeetingIsMadeMovedAndEnded() {
    Policy everything = Policy.full().toBuilder().privateEvents(PrivateEvents.AS_NORMAL).build();
    world.calendar("flat").can(ScriptedConnector.everything().withSeries(SeriesSupport.NONE));
    EdgeView whole = world.edge("work", "home", everything);
    EdgeView flat = world.edge("work", "flat", everything);
    put("20261202T100000");
    world.cycle();
    put("20261203T100000");
    world.cycle();
    world.calendar("work").delete(world.calendar("work").idOf("meeting").orElseThrow());
    world.cycle();

    assertThat(world.writes()).isGreaterThanOrEqualTo(3 + 9);
    assertThat(world.provider.writeLog().toString())
        .contains("Review")
        .doesNotContainIgnoringCase("olga")
        .doesNotContainIgnoringCase("bob")
        .doesNotContainIgnoringCase("carol")
        .doesNotContain("x.example");
    assertThat(world.alice().edges().status(whole.id()).pendingWrites()).isZero();
    assertThat(world.alice().edges().status(flat.id()).pendingWrites()).isZero();
  }

  @Test
  void theFormOfAWriteHasNoPlaceForPeople() {
    assertThat(within(MirrorForm.class))
        .hasSizeGreaterThan(10)
        .doesNotContain(Person.class, Attendee.class);
    assertThat(within(EventBody.class)).contains(Person.class, Attendee.class);
  }

  private void put(String start) {
    world.calendar("work").put("meeting", ical(MEETING.formatted(start)));
  }

  /** Every type that a value of a record can be made of. */
  private static Set<Class<?>> within(Class<?> root) {
    Set<Class<?>> seen = new HashSet<>();
    look(root, seen);
    return seen;
  }

  private static void look(Type type, Set<Class<?>> seen) {
    if (type instanceof ParameterizedType generic) {
      Stream.of(generic.getActualTypeArguments()).forEach(argument -> look(argument, seen));
    } else if (type instanceof Class<?> known && seen.add(known)) {
      if (known.isRecord()) {
        Stream.of(known.getRecordComponents())
            .map(RecordComponent::getGenericType)
            .forEach(component -> look(component, seen));
      }
      if (known.isSealed()) {
        Stream.of(known.getPermittedSubclasses()).forEach(kind -> look(kind, seen));
      }
    }
  }
}

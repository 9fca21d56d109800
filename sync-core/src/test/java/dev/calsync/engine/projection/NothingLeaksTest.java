package dev.calsync.engine.projection;

import static dev.calsync.engine.sample.RandomEvents.forSeeds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.engine.form.ShapeForm;
import dev.calsync.engine.sample.RandomEvents;
import dev.calsync.event.Attendee;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventText;
import dev.calsync.event.EventType;
import dev.calsync.event.Participation;
import dev.calsync.event.Person;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Visibility;
import dev.calsync.policy.Field;
import dev.calsync.policy.Filter;
import dev.calsync.policy.Policy;
import dev.calsync.policy.PolicyBuilder;
import dev.calsync.policy.PrivateEvents;
import dev.calsync.policy.Rule;
import dev.calsync.store.Part;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * INV-15: every text of an event carries its field's name; what an edge does not name is nowhere in
 * the bytes that go to the target.
 */
class NothingLeaksTest {

  @Test
  void nothingPassesAnEdgeThatDoesNotNameIt() {
    int[] shown = {0};
    forSeeds(
        2_000,
        events -> {
          Policy policy = policy(events.random());
          EventBody body = tainted(events);
          for (DesiredPart part : OnTerms.of(policy).project(body).parts()) {
            check(part, policy, body);
            shown[0]++;
          }
        });
    assertThat(shown[0]).as("events that passed, of 2,000").isGreaterThan(500);
  }

  private static void check(DesiredPart part, Policy policy, EventBody body) {
    String bytes = text(part);
    Visibility series = body.details().visibility();
    checkOne(bytes, 0, policy, series);
    if (part.part().equals(Part.MASTER)) {
      checkShown(bytes, policy, series);
    }
    for (int i = 0; i < body.overrides().size(); i++) {
      Visibility own = body.overrides().get(i).details().visibility();
      boolean hidden = own != Visibility.NORMAL || series != Visibility.NORMAL;
      checkOne(bytes, i + 1, policy, hidden ? Visibility.PRIVATE : Visibility.NORMAL);
    }
    assertThat(bytes).doesNotContain("taint-person").doesNotContain("taint-type");
  }

  private static void checkOne(String bytes, int which, Policy policy, Visibility visibility) {
    for (Field field : Field.values()) {
      if (!isGranted(field, policy, visibility)) {
        assertThat(bytes).doesNotContain(taint(field, which));
      }
    }
  }

  private static void checkShown(String bytes, Policy policy, Visibility visibility) {
    for (Field field : Field.values()) {
      if (isGranted(field, policy, visibility)) {
        assertThat(bytes).contains(taint(field, 0));
      }
    }
  }

  private static boolean isGranted(Field field, Policy policy, Visibility visibility) {
    boolean open =
        visibility == Visibility.NORMAL || policy.privateEvents() == PrivateEvents.AS_NORMAL;
    return open && policy.allows(field);
  }

  private static String text(DesiredPart part) {
    return new String(ShapeForm.encode(part.shape()).bytes(), StandardCharsets.ISO_8859_1);
  }

  private static Policy policy(Random random) {
    PolicyBuilder builder = Policy.builder();
    for (Field field : Field.values()) {
      if (random.nextBoolean()) {
        builder.allow(field);
      }
    }
    if (random.nextBoolean()) {
      builder.allow(Field.TITLE, Field.LOCATION).template(Field.TITLE, "At {location}: {title}");
    }
    builder.when(Filter.category("nobody has it"), Rule.allow(Field.values()));
    PrivateEvents[] choices = PrivateEvents.values();
    return builder.privateEvents(choices[random.nextInt(choices.length)]).build();
  }

  private static EventBody tainted(RandomEvents events) {
    EventBody body = events.body();
    List<SeriesOverride> overrides = new ArrayList<>();
    for (SeriesOverride override : body.overrides()) {
      EventDetails details = tainted(override.details(), overrides.size() + 1);
      overrides.add(new SeriesOverride(override.slot(), override.time(), details));
    }
    return new EventBody(body.time(), tainted(body.details(), 0), body.recurrence(), overrides);
  }

  private static EventDetails tainted(EventDetails details, int which) {
    Person person = new Person("taint-person@x.example", "taint-person");
    return new EventDetails(
        new EventText(
            taint(Field.TITLE, which),
            taint(Field.DESCRIPTION, which),
            taint(Field.LOCATION, which),
            taint(Field.LINK, which),
            List.of(taint(Field.CATEGORIES, which))),
        details.availability(),
        details.visibility(),
        details.status(),
        new EventType("taint-type"),
        person,
        List.of(new Attendee(person, Participation.ACCEPTED)),
        Optional.of(Participation.ACCEPTED));
  }

  private static String taint(Field field, int which) {
    return "taint-" + field + "-" + which + ";";
  }
}

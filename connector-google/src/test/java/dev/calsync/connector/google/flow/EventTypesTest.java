package dev.calsync.connector.google.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.event.EventType;
import dev.calsync.policy.Filter;
import dev.calsync.policy.Policy;
import dev.calsync.test.google.ConnectedAccount;
import dev.calsync.test.google.FakeCalendar;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** R-H1: events of every type that Google has, or may have one day, are read; a policy chooses. */
class EventTypesTest {

  private static final List<String> TYPES =
      List.of(
          "birthday",
          "default",
          "focusTime",
          "fromGmail",
          "newest",
          "outOfOffice",
          "workingLocation");

  private final GoogleWorld world = GoogleWorld.inMemory();

  @AfterEach
  void close() {
    world.close();
  }

  private FakeCalendar mirrored(Policy policy, boolean later) {
    ConnectedAccount from = world.connect("alice@work.example");
    ConnectedAccount to = world.connect("alice@home.example");
    if (!later) {
      oneOfEachType(from.calendar());
    }
    world.edge(from, to, policy);
    world.quiet();
    if (later) {
      oneOfEachType(from.calendar());
      world.hearOut();
    }
    return to.calendar();
  }

  private static void oneOfEachType(FakeCalendar calendar) {
    for (String type : TYPES) {
      calendar.put(
          type + "@google.com",
          """
          {"summary":"%1$s","eventType":"%1$s","transparency":"%2$s",
          "start":{"dateTime":"2026-12-01T10:00:00","timeZone":"Europe/Berlin"},
          "end":{"dateTime":"2026-12-01T11:00:00","timeZone":"Europe/Berlin"}}"""
              .formatted(type, isFree(type) ? "transparent" : "opaque"));
    }
  }

  private static boolean isFree(String type) {
    return type.equals("birthday") || type.equals("workingLocation");
  }

  private static List<String> titles(FakeCalendar calendar) {
    return calendar.events().stream().map(it -> it.title()).sorted().toList();
  }

  @Test
  void eachTypeIsReadWithTheWholeCalendar() {
    assertThat(titles(mirrored(Policy.full(), false))).isEqualTo(TYPES);
  }

  @Test
  void eachTypeIsReadBySyncToken() {
    assertThat(titles(mirrored(Policy.full(), true))).isEqualTo(TYPES);
  }

  /** What a mirror is written as is an event like any other. */
  @Test
  void noMirrorIsOfATypeThatGoogleLetsNoApplicationMake() {
    FakeCalendar home = mirrored(Policy.full(), false);

    assertThat(home.events()).allMatch(it -> it.raw().contains("\"eventType\":\"default\""));
  }

  @Test
  void aPolicyLeavesTypesOut() {
    Policy policy =
        Policy.full().toBuilder().skip(Filter.eventType(EventType.WORKING_LOCATION)).build();
    assertThat(titles(mirrored(policy, false))).hasSize(6).doesNotContain("workingLocation");
  }
}

package dev.calsync.test.google;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.test.google.Client.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Series and their occurrences (provider facts, 1.4 and 1.6). */
class GoogleSeriesTest {

  private static final String EVENTS = "calendars/primary/events";
  private static final String TEN = "2026-12-01T10:00/PT1H[Europe/Berlin]";
  private static final String AT_NOON =
      "{'start':{'dateTime':'2026-12-02T12:00:00+01:00'},"
          + "'end':{'dateTime':'2026-12-02T13:00:00+01:00'}}";

  private final Client client = new Client();
  private final String series = client.calendar.addSeries("standup", TEN, "FREQ=DAILY;COUNT=5");
  private final String second = EVENTS + "/" + series + "_20261202T090000Z";

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void anUntouchedOccurrenceFollowsFromItsSeries() {
    Reply instance = client.get(second);
    assertThat(instance.text("/recurringEventId")).isEqualTo(series);
    assertThat(instance.text("/originalStartTime/dateTime")).isEqualTo("2026-12-02T10:00:00+01:00");
    assertThat(instance.text("/iCalUID")).isEqualTo(series + "@google.com");
    assertThat(instance.text("/etag")).isEqualTo(client.get(EVENTS + "/" + series).text("/etag"));
    assertThat(instance.json().has("recurrence")).isFalse();
    assertThat(client.get(EVENTS).ids()).containsExactly(series);
  }

  @Test
  void anOccurrenceThatIsWrittenBecomesAnException() {
    Reply changed = client.put(second, AT_NOON);
    assertThat(changed.text("/originalStartTime/dateTime")).isEqualTo("2026-12-02T10:00:00+01:00");
    assertThat(changed.text("/etag")).isNotEqualTo(client.get(EVENTS + "/" + series).text("/etag"));
    assertThat(client.get(EVENTS).ids()).containsExactly(series, series + "_20261202T090000Z");
  }

  @Test
  void aCancelledOccurrenceCanTakePlaceAgain() {
    assertThat(client.delete(second).status()).isEqualTo(204);
    assertThat(client.delete(second).status()).isEqualTo(410);
    assertThat(client.get(second).text("/status")).isEqualTo("cancelled");
    assertThat(client.put(second, AT_NOON).text("/status")).isEqualTo("confirmed");
  }

  @Test
  void aSlotThatTheSeriesDoesNotHaveIsNotThere() {
    assertThat(client.get(EVENTS + "/" + series + "_20261209T090000Z").status()).isEqualTo(404);
    assertThat(client.put(EVENTS + "/" + series + "_20261202T093000Z", AT_NOON).status())
        .isEqualTo(404);
    client.patch(
        EVENTS + "/" + series,
        "{'recurrence':['RRULE:FREQ=DAILY;COUNT=5','EXDATE;TZID=Europe/Berlin:20261202T100000']}");
    assertThat(client.get(second).status()).isEqualTo(404);
  }

  @Test
  void occurrencesOfWholeDaysAreNamedByTheirDate() {
    Reply made =
        client.post(
            EVENTS,
            "{'start':{'date':'2026-12-01'},'end':{'date':'2026-12-02'},"
                + "'recurrence':['RRULE:FREQ=WEEKLY;COUNT=2']}");
    Reply instances = client.get(EVENTS + "/" + made.text("/id") + "/instances");
    assertThat(instances.ids())
        .containsExactly(made.text("/id") + "_20261201", made.text("/id") + "_20261208");
    assertThat(instances.text("/items/1/originalStartTime/date")).isEqualTo("2026-12-08");
  }

  @Test
  void aDeletedSeriesTakesItsExceptionsWithIt() {
    client.put(second, AT_NOON);
    client.delete(EVENTS + "/" + series);
    assertThat(client.get(EVENTS).ids()).isEmpty();
    assertThat(client.get(second).status()).isEqualTo(404);
  }

  @Test
  void exceptionsThatDoNotFitTheChangedRuleAreDropped() {
    client.put(second, AT_NOON);
    client.delete(EVENTS + "/" + series + "_20261205T090000Z");
    client.patch(EVENTS + "/" + series, "{'recurrence':['RRULE:FREQ=DAILY;COUNT=3']}");
    assertThat(client.get(EVENTS).ids())
        .containsExactlyInAnyOrder(series, series + "_20261202T090000Z");
  }

  @Test
  void aChangedRuleMayResetAllExceptions() {
    client.google.begin(GoogleMode.EXCEPTIONS_RESET);
    client.put(second, AT_NOON);
    client.patch(EVENTS + "/" + series, "{'recurrence':['RRULE:FREQ=DAILY;COUNT=4']}");
    assertThat(client.get(EVENTS).ids()).containsExactly(series);
  }

  @Test
  void occurrencesOfSummerAndWinterKeepTheirWallTime() {
    String weekly =
        client.calendar.addSeries(
            "weekly", "2027-03-25T10:00/PT1H[Europe/Berlin]", "FREQ=WEEKLY;COUNT=2");
    assertThat(client.get(EVENTS + "/" + weekly + "/instances").ids())
        .containsExactly(weekly + "_20270325T090000Z", weekly + "_20270401T080000Z");
  }

  @Test
  void aSeriesThatIsSplitEndsAndAnotherBegins() {
    String next = client.calendar.split(series, "2026-12-03T10:00", "later");
    assertThat(client.get(EVENTS + "/" + series + "/instances").ids()).hasSize(2);
    assertThat(client.get(EVENTS + "/" + next + "/instances").ids())
        .containsExactly(
            next + "_20261203T090000Z", next + "_20261204T090000Z", next + "_20261205T090000Z");
    assertThat(client.get(EVENTS + "/" + next).text("/iCalUID")).isEqualTo(next + "@google.com");
  }

  @Test
  void exceptionsCarryTheUidAndThePropertiesOfTheirSeries() {
    client.patch(EVENTS + "/" + series, "{'extendedProperties':{'private':{'a':'b'}}}");
    client.put(second, AT_NOON);
    assertThat(client.get(EVENTS + "?privateExtendedProperty=a%3Db").ids())
        .containsExactly(series, series + "_20261202T090000Z");
    assertThat(client.get(EVENTS + "?iCalUID=" + Client.encoded(series + "@google.com")).ids())
        .hasSize(2);
  }

  @Test
  void busyTimesAreMerged() {
    client.calendar.add("overlapping", "2026-12-01T10:30/PT1H[Europe/Berlin]");
    Reply busy =
        client.post(
            "freeBusy",
            "{'timeMin':'2026-12-01T00:00:00Z','timeMax':'2026-12-03T00:00:00Z',"
                + "'items':[{'id':'primary'},{'id':'nobody'}]}");
    assertThat(busy.json().at("/calendars/primary/busy").toString())
        .isEqualTo(
            Client.quoted(
                "[{'start':'2026-12-01T09:00:00Z','end':'2026-12-01T10:30:00Z'},"
                    + "{'start':'2026-12-02T09:00:00Z','end':'2026-12-02T10:00:00Z'}]"));
    assertThat(busy.text("/calendars/nobody/errors/0/reason")).isEqualTo("notFound");
  }
}

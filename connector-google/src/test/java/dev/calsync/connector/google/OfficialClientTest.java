package dev.calsync.connector.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.apache.v5.Apache5HttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.client.util.DateTime;
import com.google.api.services.calendar.Calendar;
import com.google.api.services.calendar.model.CalendarListEntry;
import com.google.api.services.calendar.model.Channel;
import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.EventDateTime;
import com.google.api.services.calendar.model.Events;
import com.google.api.services.calendar.model.FreeBusyRequest;
import com.google.api.services.calendar.model.FreeBusyRequestItem;
import com.google.api.services.calendar.model.FreeBusyResponse;
import dev.calsync.test.ManualClock;
import dev.calsync.test.google.FakeAccount;
import dev.calsync.test.google.FakeGoogle;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The fake service as Google's own client sees it, with all its models. */
class OfficialClientTest {

  private static final String PRIMARY = "primary";

  private final FakeGoogle google = FakeGoogle.start(ManualClock.at("2026-11-20T09:00:00Z"));
  private final FakeAccount alice = google.account("alice@work.example");
  private final Calendar client =
      new Calendar.Builder(
              new Apache5HttpTransport(),
              GsonFactory.getDefaultInstance(),
              request -> request.getHeaders().setAuthorization("Bearer " + alice.token()))
          .setRootUrl(google.rootUrl().toString())
          .setApplicationName("calsync-test")
          .build();

  @AfterEach
  void close() {
    google.close();
  }

  @Test
  void anEventIsMadeReadChangedAndDeleted() throws IOException {
    Event made = client.events().insert(PRIMARY, event("abcde")).setSendUpdates("none").execute();
    assertThat(made.getId()).isEqualTo("abcde");
    assertThat(made.getICalUID()).isEqualTo("abcde@google.com");
    assertThat(made.getStatus()).isEqualTo("confirmed");
    assertThat(made.getStart().getDateTime().getValue())
        .isEqualTo(DateTime.parseRfc3339("2026-12-01T09:00:00Z").getValue());

    Event patched =
        client.events().patch(PRIMARY, "abcde", new Event().setSummary("Later")).execute();
    assertThat(patched.getEtag()).isNotEqualTo(made.getEtag());
    assertThat(client.events().get(PRIMARY, "abcde").execute().getSummary()).isEqualTo("Later");

    Calendar.Events.Update stale = client.events().update(PRIMARY, "abcde", event(null));
    stale.getRequestHeaders().setIfMatch(made.getEtag());
    assertRefused(412, "conditionNotMet", stale::execute);

    client.events().delete(PRIMARY, "abcde").execute();
    assertThat(client.events().get(PRIMARY, "abcde").execute().getStatus()).isEqualTo("cancelled");
    assertRefused(410, "deleted", () -> client.events().delete(PRIMARY, "abcde").execute());
    assertRefused(
        409, "duplicate", () -> client.events().insert(PRIMARY, event("abcde")).execute());
  }

  @Test
  void changesAreListedFromATokenOn() throws IOException {
    client.events().insert(PRIMARY, event("abcde")).execute();
    Events whole = client.events().list(PRIMARY).execute();
    assertThat(whole.getItems()).extracting(Event::getId).containsExactly("abcde");
    assertThat(whole.getTimeZone()).isNotEmpty();
    assertThat(whole.getAccessRole()).isEqualTo("owner");

    client.events().delete(PRIMARY, "abcde").execute();
    Events changes = client.events().list(PRIMARY).setSyncToken(whole.getNextSyncToken()).execute();
    assertThat(changes.getItems()).extracting(Event::getStatus).containsExactly("cancelled");

    alice.primary().expireSyncTokens();
    assertRefused(
        410,
        "fullSyncRequired",
        () -> client.events().list(PRIMARY).setSyncToken(whole.getNextSyncToken()).execute());
  }

  @Test
  void anOccurrenceIsFoundAndChanged() throws IOException {
    client
        .events()
        .insert(PRIMARY, event("abcde").setRecurrence(List.of("RRULE:FREQ=DAILY;COUNT=3")))
        .execute();
    List<Event> occurrences = client.events().instances(PRIMARY, "abcde").execute().getItems();
    assertThat(occurrences)
        .extracting(Event::getId)
        .containsExactly(
            "abcde_20261201T090000Z", "abcde_20261202T090000Z", "abcde_20261203T090000Z");

    Event second = occurrences.get(1).setSummary("Changed");
    Event changed = client.events().update(PRIMARY, second.getId(), second).execute();

    assertThat(changed.getRecurringEventId()).isEqualTo("abcde");
    assertThat(changed.getOriginalStartTime().getDateTime().getValue())
        .isEqualTo(second.getStart().getDateTime().getValue());
    assertThat(client.events().list(PRIMARY).setICalUID(changed.getICalUID()).execute().getItems())
        .hasSize(2);
  }

  @Test
  void calendarsAndBusyTimesAreRead() throws IOException {
    client.events().insert(PRIMARY, event("abcde")).execute();
    List<CalendarListEntry> calendars = client.calendarList().list().execute().getItems();
    assertThat(calendars).extracting(CalendarListEntry::getId).contains("alice@work.example");
    assertThat(client.calendarList().get(PRIMARY).execute().getPrimary()).isTrue();

    FreeBusyResponse busy =
        client
            .freebusy()
            .query(
                new FreeBusyRequest()
                    .setTimeMin(DateTime.parseRfc3339("2026-12-01T00:00:00Z"))
                    .setTimeMax(DateTime.parseRfc3339("2026-12-02T00:00:00Z"))
                    .setItems(List.of(new FreeBusyRequestItem().setId("alice@work.example"))))
            .execute();

    assertThat(busy.getCalendars().get("alice@work.example").getBusy()).hasSize(1);
  }

  @Test
  void aChannelIsOpenedAndStopped() throws IOException {
    Channel wanted =
        new Channel()
            .setId("channel-1")
            .setType("web_hook")
            .setAddress("https://calsync.example/hooks")
            .setParams(Map.of("ttl", "3600"));

    Channel open = client.events().watch(PRIMARY, wanted).execute();

    assertThat(open.getExpiration()).isEqualTo(1_795_168_800_000L);
    assertRefused(
        400, "channelIdNotUnique", () -> client.events().watch(PRIMARY, wanted).execute());
    client.channels().stop(open).execute();
    assertThat(google.channels()).isEmpty();
  }

  private static Event event(String id) {
    return new Event()
        .setId(id)
        .setSummary("Dentist")
        .setStart(at("2026-12-01T10:00:00+01:00"))
        .setEnd(at("2026-12-01T11:00:00+01:00"));
  }

  private static EventDateTime at(String time) {
    return new EventDateTime()
        .setDateTime(DateTime.parseRfc3339(time))
        .setTimeZone("Europe/Berlin");
  }

  private static void assertRefused(int status, String reason, ThrowingCallable request) {
    assertThatExceptionOfType(GoogleJsonResponseException.class)
        .isThrownBy(request)
        .satisfies(
            said -> {
              assertThat(said.getStatusCode()).isEqualTo(status);
              assertThat(said.getDetails().getErrors().get(0).getReason()).isEqualTo(reason);
            });
  }
}

package dev.calsync.connector.google.flow;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.apache.v5.Apache5HttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.client.util.DateTime;
import com.google.api.services.calendar.Calendar;
import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.EventDateTime;
import dev.calsync.test.google.FakeAccount;
import dev.calsync.test.google.FakeCalendar;
import dev.calsync.test.google.FakeGoogle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/** Calendars as their users see them: occurrence by occurrence, in Google's own reckoning. */
final class GoogleSight {

  private static final String FROM = "2026-11-01T00:00:00Z";

  /** No clock of Europe's is set between these two. */
  private static final String TO = "2027-03-20T00:00:00Z";

  private final FakeGoogle google;

  GoogleSight(FakeGoogle google) {
    this.google = google;
  }

  private Calendar client(FakeAccount account) {
    return new Calendar.Builder(
            new Apache5HttpTransport(),
            GsonFactory.getDefaultInstance(),
            request -> request.getHeaders().setAuthorization("Bearer " + account.token()))
        .setRootUrl(google.rootUrl().toString())
        .setApplicationName("calsync-test")
        .build();
  }

  /** What takes place in a calendar. */
  List<Event> occurrences(FakeAccount account, FakeCalendar calendar) {
    try {
      return client(account)
          .events()
          .list(calendar.id())
          .setSingleEvents(true)
          .setTimeMin(DateTime.parseRfc3339(FROM))
          .setTimeMax(DateTime.parseRfc3339(TO))
          .setMaxResults(2_500)
          .execute()
          .getItems();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Whether there is an occurrence that a late listing shows. */
  boolean isThere(FakeAccount account, FakeCalendar calendar, Event occurrence) {
    try {
      Event now = client(account).events().get(calendar.id(), occurrence.getId()).execute();
      return !now.getStatus().equals("cancelled");
    } catch (GoogleJsonResponseException gone) {
      return false;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * Somebody drags an event to another calendar of the same account, unless its id is taken there.
   */
  boolean move(FakeAccount account, FakeCalendar from, String event, FakeCalendar to) {
    try {
      client(account).events().move(from.id(), event, to.id()).setSendUpdates("none").execute();
      return true;
    } catch (GoogleJsonResponseException refused) {
      return false;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Somebody lets a cancelled occurrence take place after all, if it is still one. */
  boolean takeBack(FakeAccount account, FakeCalendar calendar, String occurrence) {
    try {
      Event confirmed = new Event().setStatus("confirmed");
      client(account)
          .events()
          .patch(calendar.id(), occurrence, confirmed)
          .setSendUpdates("none")
          .execute();
      return true;
    } catch (GoogleJsonResponseException refused) {
      return false;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** When an occurrence takes place. */
  static String when(Event occurrence) {
    return text(occurrence.getStart()) + ".." + text(occurrence.getEnd());
  }

  private static String text(EventDateTime time) {
    return time.getDate() != null
        ? time.getDate().toString()
        : Instant.ofEpochMilli(time.getDateTime().getValue()).toString();
  }
}

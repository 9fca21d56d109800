package dev.calsync.examples.quickstart;

import dev.calsync.EventDraft;
import dev.calsync.ExternalRef;
import dev.calsync.OwnerScope;
import dev.calsync.agenda.BusyTimes;
import dev.calsync.calendar.CalendarId;
import dev.calsync.policy.Policy;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;

/**
 * Events that the host puts itself, and the week that they are in; the README shows these lines.
 */
final class EventsOfYours {

  private EventsOfYours() {}

  static BusyTimes book(OwnerScope me, CalendarId home) {
    // tag::readme
    me.edges().create(me.calendars().own().id(), home, Policy.title());
    var dentist =
        EventDraft.titled("Dentist")
            .at(ZonedDateTime.parse("2026-12-02T10:00+01:00[Europe/Berlin]"), Duration.ofHours(1))
            .build();
    me.events().put(ExternalRef.of("booking-17"), dentist); // put again: changed; cancel: gone
    var week = me.events().week(LocalDate.parse("2026-11-30")); // all calendars, series expanded
    var busy = me.freebusy().between(week.from(), week.to()); // merged, without a word
    // end::readme
    return busy;
  }
}

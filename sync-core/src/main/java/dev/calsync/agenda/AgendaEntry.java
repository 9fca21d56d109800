package dev.calsync.agenda;

import dev.calsync.calendar.CalendarId;
import dev.calsync.event.Availability;
import dev.calsync.event.EventText;
import dev.calsync.event.EventTime;
import dev.calsync.event.Participation;
import dev.calsync.event.Slot;
import dev.calsync.event.Visibility;
import java.time.Instant;
import java.util.Optional;

/**
 * A single event, or one occurrence of a series.
 *
 * @param calendar in which calendar
 * @param event the event's name there: its UID, or the host's own id of it
 * @param slot the original start of an occurrence; empty for a single event
 * @param time when it takes place, in dates or wall time
 * @param starts its first instant; of whole days and floating times, in the owner's zone (SEM-27,
 *     SEM-28)
 * @param ends its end, exclusive
 * @param text what it says
 * @param availability whether it takes the owner's time, its status, its length and the owner's
 *     answer considered (SEM-8, SEM-45)
 * @param answer the owner's answer
 * @param visibility who may read it; an occurrence is never less private than its series
 */
public record AgendaEntry(
    CalendarId calendar,
    String event,
    Optional<Slot> slot,
    EventTime time,
    Instant starts,
    Instant ends,
    EventText text,
    Availability availability,
    Participation answer,
    Visibility visibility) {}

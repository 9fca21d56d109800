package dev.calsync;

import dev.calsync.event.Availability;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventStatus;
import dev.calsync.event.EventText;
import dev.calsync.event.EventTime;
import dev.calsync.event.EventType;
import dev.calsync.event.Length;
import dev.calsync.event.Person;
import dev.calsync.event.Recurrence;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.Visibility;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Builds an {@link EventDraft}. Not thread-safe. What is wrong is said by {@link #build()}. */
public final class EventDraftBuilder {

  private final List<String> problems = new ArrayList<>();
  private final Map<Slot, EventDraft> occurrences = new TreeMap<>();
  private final String title;
  private Optional<EventTime> time = Optional.empty();
  private String description = "";
  private String location = "";
  private String link = "";
  private Availability availability = Availability.BUSY;
  private Visibility visibility = Visibility.NORMAL;
  private Optional<Recurrence> recurrence = Optional.empty();

  EventDraftBuilder(String title) {
    this.title = title;
  }

  /**
   * Takes place at a time, in the wall time of its zone: a series stays at 10 o'clock when the
   * clocks change. A mere offset is taken for UTC.
   *
   * @param start when it begins, cut to seconds
   * @param length how long it lasts, 0 to 36,600 days
   * @return this
   */
  public EventDraftBuilder at(ZonedDateTime start, Duration length) {
    boolean isOffset = start.getZone().normalized() instanceof ZoneOffset;
    ZonedDateTime shown = isOffset ? start.withZoneSameInstant(ZoneOffset.UTC) : start;
    TimeZoneId zone = isOffset ? TimeZoneId.UTC : new TimeZoneId(start.getZone().getId());
    return when(() -> new EventTime.Zoned(shown.toLocalDateTime(), zone, Length.of(length)));
  }

  /**
   * Takes whole days, in whatever zone.
   *
   * @param first the first day
   * @param endExclusive the day after the last one
   * @return this
   */
  public EventDraftBuilder on(LocalDate first, LocalDate endExclusive) {
    return when(() -> new EventTime.AllDay(first, endExclusive));
  }

  /**
   * Takes one whole day.
   *
   * @param day which
   * @return this
   */
  public EventDraftBuilder on(LocalDate day) {
    return on(day, day.plusDays(1));
  }

  private EventDraftBuilder when(Supplier<EventTime> made) {
    try {
      this.time = Optional.of(made.get());
    } catch (IllegalArgumentException illegal) {
      problems.add(String.valueOf(illegal.getMessage()));
    }
    return this;
  }

  /**
   * What it is about.
   *
   * @param text plain text of up to 32,768 characters
   * @return this
   */
  public EventDraftBuilder description(String text) {
    this.description = text;
    return this;
  }

  /**
   * Where it takes place.
   *
   * @param text up to 1,024 characters
   * @return this
   */
  public EventDraftBuilder location(String text) {
    this.location = text;
    return this;
  }

  /**
   * The address of its conference or page; never opened by us.
   *
   * @param text up to 2,048 characters
   * @return this
   */
  public EventDraftBuilder link(String text) {
    this.link = text;
    return this;
  }

  /**
   * Whether it takes the owner's time. Busy unless said.
   *
   * @param how what it says
   * @return this
   */
  public EventDraftBuilder availability(Availability how) {
    this.availability = how;
    return this;
  }

  /**
   * Who may read it. Whoever sees the calendar, unless said.
   *
   * @param who what it says
   * @return this
   */
  public EventDraftBuilder visibility(Visibility who) {
    this.visibility = who;
    return this;
  }

  /**
   * Repeats by a rule.
   *
   * @param rule the rule
   * @return this
   */
  public EventDraftBuilder repeats(RecurrenceRule rule) {
    return repeats(Recurrence.of(rule));
  }

  /**
   * Repeats by rules and lists.
   *
   * @param how its rules, with at most 10,000 added and removed slots in all
   * @return this
   */
  public EventDraftBuilder repeats(Recurrence how) {
    this.recurrence = Optional.of(how);
    return this;
  }

  /**
   * Changes one occurrence.
   *
   * @param slot its original start; at most 1,000 are changed
   * @param changed a single event, complete in itself, that takes its place
   * @return this
   */
  public EventDraftBuilder occurrence(Slot slot, EventDraft changed) {
    this.occurrences.put(slot, changed);
    return this;
  }

  /**
   * The event.
   *
   * @return the event
   * @throws IllegalEventException with everything that is wrong with it
   */
  public EventDraft build() {
    List<String> wrong = new ArrayList<>(problems);
    if (time.isEmpty() && problems.isEmpty()) {
      wrong.add("it has no time");
    }
    DraftLimits limits = new DraftLimits(wrong);
    limits.text("title", title, 1_024);
    limits.text("description", description, 32_768);
    limits.text("location", location, 1_024);
    limits.text("link", link, 2_048);
    time.ifPresent(when -> limits.series(when, recurrence, occurrences));
    if (!wrong.isEmpty()) {
      throw new IllegalEventException(wrong);
    }
    EventBody body = new EventBody(time.orElseThrow(), details(), recurrence, List.of());
    return EventDraft.of(body, occurrences);
  }

  private EventDetails details() {
    return new EventDetails(
        new EventText(title, description, location, link, List.of()),
        availability,
        visibility,
        EventStatus.CONFIRMED,
        EventType.DEFAULT,
        Person.NOBODY,
        List.of(),
        Optional.empty(),
        "");
  }
}

package dev.calsync;

import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import java.util.Map;

/**
 * An event as a host says it: when it takes place and what it says. Immutable. {@link Events#put}
 * shows one being made.
 */
public final class EventDraft {

  private final EventBody body;

  private EventDraft(EventBody body) {
    this.body = body;
  }

  /**
   * Begins an event.
   *
   * @param title its title; may be empty
   * @return a builder; it needs a time
   */
  public static EventDraftBuilder titled(String title) {
    return new EventDraftBuilder(title);
  }

  static EventDraft of(EventBody body, Map<Slot, EventDraft> occurrences) {
    return new EventDraft(
        new EventBody(
            body.time(),
            body.details(),
            body.recurrence(),
            occurrences.entrySet().stream()
                .map(it -> override(it.getKey(), it.getValue().body))
                .toList()));
  }

  private static SeriesOverride override(Slot slot, EventBody changed) {
    return new SeriesOverride(slot, changed.time(), changed.details());
  }

  /**
   * When it, or its first occurrence, takes place.
   *
   * @return the time
   */
  public EventTime time() {
    return body.time();
  }

  /**
   * Tells whether it repeats.
   *
   * @return true for a series
   */
  public boolean isSeries() {
    return body.isSeries();
  }

  EventBody body() {
    return body;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EventDraft draft && draft.body.equals(body);
  }

  @Override
  public int hashCode() {
    return body.hashCode();
  }

  /** Without a word of the event: this may end in a log. */
  @Override
  public String toString() {
    return "EventDraft[" + (isSeries() ? "series" : "single") + "]";
  }
}

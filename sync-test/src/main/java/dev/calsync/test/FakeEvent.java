package dev.calsync.test;

import java.util.Map;

/**
 * An event as a fake provider holds it.
 *
 * @param id the provider's id
 * @param uid its iCalendar UID
 * @param title what it is called; the empty text if it has no name
 * @param start a date, or a time with its offset, as the provider says it
 * @param end the same
 * @param busy whether it blocks time
 * @param properties what applications keep with it, by name
 * @param raw all of it, as the provider says it
 */
public record FakeEvent(
    String id,
    String uid,
    String title,
    String start,
    String end,
    boolean busy,
    Map<String, String> properties,
    String raw) {

  /** Copies the properties. */
  public FakeEvent {
    properties = Map.copyOf(properties);
  }

  /** Without its words. */
  @Override
  public String toString() {
    return "FakeEvent[" + id + "]";
  }
}

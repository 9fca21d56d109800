package dev.calsync.examples.quickstart.week;

import dev.calsync.event.EventBody;
import java.util.List;

/**
 * One calendar, as its files say it.
 *
 * @param name what people call it
 * @param events its events, series unexpanded
 * @param unreadable how many of its events could not be read
 */
public record Agenda(String name, List<EventBody> events, int unreadable) {

  /** Copies the list. */
  public Agenda {
    events = List.copyOf(events);
  }
}

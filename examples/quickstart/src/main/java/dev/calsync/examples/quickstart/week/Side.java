package dev.calsync.examples.quickstart.week;

import java.util.List;

/**
 * One half of the page.
 *
 * @param heading what this half is: source or mirror
 * @param calendars the calendars shown in it, each in its own colour
 */
public record Side(String heading, List<Agenda> calendars) {

  /** Copies the list. */
  public Side {
    calendars = List.copyOf(calendars);
  }

  int unreadable() {
    return calendars.stream().mapToInt(Agenda::unreadable).sum();
  }
}

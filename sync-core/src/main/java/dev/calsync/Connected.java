package dev.calsync;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.event.EventText;
import java.util.List;
import java.util.function.Function;

/**
 * An account that was connected.
 *
 * @param id the connection
 * @param calendars its calendars, in the provider's order
 * @param samples the words of a few events, for the owner to recognise the account by
 */
public record Connected(ConnectionId id, List<CalendarView> calendars, List<EventText> samples)
    implements ConnectResult {

  /** Copies the lists. */
  public Connected {
    calendars = List.copyOf(calendars);
    samples = List.copyOf(samples);
  }

  /**
   * The first calendar; the only one of accounts that are a single calendar.
   *
   * @return the calendar
   * @throws IllegalStateException if the account has none
   */
  public CalendarView calendar() {
    if (calendars.isEmpty()) {
      throw new IllegalStateException("connection " + id + " has no calendar");
    }
    return calendars.get(0);
  }

  @Override
  public <R> R match(Function<Connected, R> connected, Function<Refused, R> refused) {
    return connected.apply(this);
  }
}

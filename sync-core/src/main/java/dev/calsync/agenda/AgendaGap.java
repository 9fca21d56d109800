package dev.calsync.agenda;

import dev.calsync.calendar.CalendarId;

/**
 * An event of which something is missing in an answer, or may be. It stops only itself.
 *
 * @param calendar in which calendar
 * @param event the event's name there
 * @param reason why
 */
public record AgendaGap(CalendarId calendar, String event, Reason reason) {

  /**
   * Why something is missing. Not an enum: the set may grow.
   *
   * @param code a stable name in capitals
   */
  public record Reason(String code) {

    /** It takes place too often: the first 1,000 occurrences are listed, the rest is cut off. */
    public static final Reason CUT = new Reason("CUT");

    /** The search for its occurrences was given up; those that were found are listed. */
    public static final Reason NOT_SEARCHED_TO_THE_END = new Reason("NOT_SEARCHED_TO_THE_END");

    /** Zone data does not know its zone; nothing of it is listed. */
    public static final Reason UNKNOWN_ZONE = new Reason("UNKNOWN_ZONE");

    /** It cannot be understood; nothing of it is listed. */
    public static final Reason UNREADABLE = new Reason("UNREADABLE");
  }
}

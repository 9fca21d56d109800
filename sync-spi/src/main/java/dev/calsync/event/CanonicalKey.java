package dev.calsync.event;

/**
 * The natural name of a canonical event: stable over a loss of the store, because the provider says
 * both parts (R-F5).
 *
 * @param calendar the provider's id of the calendar, 1 to 1,024 characters
 * @param uid the iCalendar UID, else the provider's id of the event, 1 to 1,024 characters
 */
public record CanonicalKey(String calendar, String uid) {

  /** The longest name that is accepted. */
  public static final int LONGEST = 1_024;

  /** Checks the lengths. */
  public CanonicalKey {
    check("calendar id", calendar);
    check("uid", uid);
  }

  private static void check(String what, String value) {
    if (value.isEmpty() || value.length() > LONGEST) {
      throw new IllegalArgumentException(
          "a " + what + " has 1 to 1,024 characters, not " + value.length());
    }
  }
}

package dev.calsync.engine.permit;

import dev.calsync.calendar.CalendarRef;
import java.util.Optional;

/**
 * Whose calls they are.
 *
 * @param account the account's name at the provider; empty until the provider has told it
 * @param calendar which calendar; empty for what concerns the whole account
 */
public record Whose(Optional<String> account, Optional<CalendarRef> calendar) {

  /** Of an account that was not heard of before. */
  public static final Whose NOBODYS = new Whose(Optional.empty(), Optional.empty());

  /** Calls for one calendar. */
  public Whose(String account, CalendarRef calendar) {
    this(Optional.of(account), Optional.of(calendar));
  }

  /** Calls for a whole account. */
  public static Whose account(String account) {
    return new Whose(Optional.of(account), Optional.empty());
  }
}

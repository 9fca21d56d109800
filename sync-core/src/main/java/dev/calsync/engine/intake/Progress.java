package dev.calsync.engine.intake;

import dev.calsync.calendar.CalendarId;
import dev.calsync.connector.Continuation;
import dev.calsync.connector.FetchPage;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.util.Optional;

/**
 * Follows a listing from page to page, and ends one that gets nowhere: it leads to itself, or shows
 * nothing for too long (FLT-10, INV-28). Used by one thread, for one listing.
 */
public final class Progress {

  private static final int EMPTY_PAGES = 100;

  private final CalendarId calendar;
  private Optional<Continuation> last = Optional.empty();
  private int empty;

  /**
   * At the beginning of a listing.
   *
   * @param calendar what is listed
   */
  public Progress(CalendarId calendar) {
    this.calendar = calendar;
  }

  /** Where to go on after a page. */
  public Optional<Continuation> follow(FetchPage.More page) {
    Optional<Continuation> next = Optional.of(page.next());
    empty = page.parts().isEmpty() ? empty + 1 : 0;
    if (next.equals(last) || empty > EMPTY_PAGES) {
      throw ConnectorException.of(
          FailureClass.TRANSIENT,
          "STALLED",
          "Calendar " + calendar + ": its listing gets nowhere; it is read anew later");
    }
    last = next;
    return next;
  }
}

package dev.calsync.failure;

import org.jspecify.annotations.Nullable;

/**
 * The root of everything this library throws. Expected outcomes are values; this is for wrong use
 * and for infrastructure. A message says what happened, to which id, and what happens next; it
 * never holds titles, guests or secrets (R-J4).
 */
public class CalsyncException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A stable code. */
  private final String code;

  /** Whether the same call may succeed later. */
  private final boolean retryable;

  /**
   * A failure that trying again does not mend.
   *
   * @param code a stable name in capitals, for programs
   * @param message for people
   */
  public CalsyncException(String code, String message) {
    this(code, message, null, false);
  }

  /**
   * A failure that trying again does not mend.
   *
   * @param code a stable name in capitals, for programs
   * @param message for people
   * @param cause what lies behind it
   */
  public CalsyncException(String code, String message, @Nullable Throwable cause) {
    this(code, message, cause, false);
  }

  /**
   * A failure.
   *
   * @param code a stable name in capitals, for programs
   * @param message for people
   * @param cause what lies behind it
   * @param retryable whether the same call may succeed later
   */
  protected CalsyncException(
      String code, String message, @Nullable Throwable cause, boolean retryable) {
    super(message, cause);
    this.code = code;
    this.retryable = retryable;
  }

  /**
   * The failure's stable name.
   *
   * @return capitals and underscores
   */
  public final String code() {
    return code;
  }

  /**
   * Tells whether the same call may succeed later.
   *
   * @return true if it may
   */
  public final boolean retryable() {
    return retryable;
  }
}

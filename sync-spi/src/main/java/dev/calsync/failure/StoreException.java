package dev.calsync.failure;

import org.jspecify.annotations.Nullable;

/** The store cannot answer, or found something that must not be. */
public class StoreException extends CalsyncException {

  /** The code of a store that is there, but had others in the way each time it tried. */
  public static final String BUSY = "STORE_BUSY";

  private static final long serialVersionUID = 1L;

  /**
   * Trouble with the store.
   *
   * @param code a stable name in capitals
   * @param message what happened
   * @param cause what lies behind it
   * @param retryable whether the same call may succeed later
   */
  public StoreException(String code, String message, @Nullable Throwable cause, boolean retryable) {
    super(code, message, cause, retryable);
  }
}

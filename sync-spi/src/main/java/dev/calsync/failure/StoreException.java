package dev.calsync.failure;

import org.jspecify.annotations.Nullable;

/** The store cannot answer, or found something that must not be. */
public class StoreException extends CalsyncException {

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

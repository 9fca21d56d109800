package dev.calsync.engine.form;

import dev.calsync.failure.StoreException;
import org.jspecify.annotations.Nullable;

/** Stored bytes that are no form, were damaged, or did not open. Never holds any of them. */
final class UnreadableFormException extends StoreException {

  static final String CODE = "FORM_UNREADABLE";
  static final String SEALED = "CONTENT_UNREADABLE";

  private static final long serialVersionUID = 1L;

  UnreadableFormException(String why, @Nullable Throwable cause) {
    super(CODE, "a stored form cannot be read: " + why, cause, false);
  }

  private UnreadableFormException() {
    super(
        SEALED,
        "event content was not sealed for its place with a key that its owner has",
        null,
        false);
  }

  static UnreadableFormException sealed() {
    return new UnreadableFormException();
  }
}

package dev.calsync.engine.form;

import dev.calsync.failure.StoreException;
import org.jspecify.annotations.Nullable;

/** Stored bytes that are no form, or were damaged. Never holds any of them. */
final class UnreadableFormException extends StoreException {

  static final String CODE = "FORM_UNREADABLE";

  private static final long serialVersionUID = 1L;

  UnreadableFormException(String why, @Nullable Throwable cause) {
    super(CODE, "a stored form cannot be read: " + why, cause, false);
  }
}

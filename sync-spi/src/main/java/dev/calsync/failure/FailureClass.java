package dev.calsync.failure;

/**
 * The nine kinds of provider trouble. A connector classifies; only the engine's failure policy
 * decides what follows.
 */
public enum FailureClass {
  /** Will probably pass: time-outs, 5xx, a file busy. Nothing was changed. */
  TRANSIENT,
  /** Too many calls; wait as told. */
  THROTTLED,
  /** The grant is gone; the owner must connect again. */
  NEEDS_REAUTH,
  /** The account may not do this. */
  FORBIDDEN,
  /** The cursor is dead; a full pass is needed (R-B1). */
  CURSOR_INVALID,
  /** The calendar itself is not there any more. */
  CALENDAR_GONE,
  /** The provider will never accept this input, or gave an answer that is no calendar. */
  REJECTED,
  /** The connector or provider cannot do this. */
  UNSUPPORTED,
  /** A write may or may not have happened; it must be looked up, never repeated. */
  AMBIGUOUS
}

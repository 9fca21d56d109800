package dev.calsync.ical;

import dev.calsync.failure.CalsyncException;

/** Ends the reading of one event; {@link SeriesAssembler} turns it into an item. */
final class UnreadableEventException extends CalsyncException {

  private static final long serialVersionUID = 1L;

  UnreadableEventException(String code) {
    super(code, "The event cannot be read: " + code);
  }
}

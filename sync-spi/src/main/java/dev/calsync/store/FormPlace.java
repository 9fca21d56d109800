package dev.calsync.store;

/**
 * Where event content is kept: the row, named as its kind of row is. No two rows of an owner have
 * one place, and no row ever moves to another.
 *
 * @param kind which kind of row
 * @param within the calendar that it is in; for mirrors and conflicts, the edge
 * @param name the UID of the event; for {@link Kind#ITEM}, the provider's id of the object
 * @param part the text of the mirror's part, for mirrors and conflicts; else empty text
 */
public record FormPlace(Kind kind, String within, String name, String part) {

  /** What content is of. */
  public enum Kind {
    /** The body of a canonical event. */
    EVENT,
    /** The raw form of an object that could not be understood. */
    ITEM,
    /** What a mirror shall show. */
    MIRROR,
    /** What the target shows where both sides were changed. */
    CONFLICT,
    /** A patch to an origin. */
    ORIGIN_EDIT
  }

  /**
   * The place of what is kept of a mirror.
   *
   * @param kind {@link Kind#MIRROR} or {@link Kind#CONFLICT}
   * @param mirror which mirror
   * @return the place
   */
  public static FormPlace of(Kind kind, MirrorKey mirror) {
    return new FormPlace(kind, mirror.edge().value(), mirror.uid(), mirror.part().text());
  }
}

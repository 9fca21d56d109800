package dev.calsync.store;

import dev.calsync.event.Slot;

/**
 * One addressable object of a mirror at its target.
 *
 * @param kind what it is
 * @param at its slot as text; empty text for the master
 */
public record Part(Kind kind, String at) {

  /** An event, or a whole series where the target keeps it in one object. */
  public static final Part MASTER = new Part(Kind.MASTER, "");

  /** What a part is. */
  public enum Kind {
    /** The event or series itself. */
    MASTER,
    /** A further rule of a split series, by its first slot. */
    SEGMENT,
    /** A single occurrence, by its original start. */
    SLOT,
    /** A merged busy block, by its start when first made. */
    BLOCK
  }

  /**
   * A single occurrence.
   *
   * @param slot its original start
   * @return the part
   */
  public static Part slot(Slot slot) {
    return new Part(Kind.SLOT, slot.text());
  }

  /**
   * The part as text; part of its identity. {@link #parse} reads it back.
   *
   * @return such as {@code MASTER} or {@code SLOT:2026-11-23T10:00:00}
   */
  public String text() {
    return at.isEmpty() ? kind.name() : kind.name() + ":" + at;
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @param text the text
   * @return the part
   * @throws IllegalArgumentException if it is none
   */
  public static Part parse(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? new Part(Kind.valueOf(text), "")
        : new Part(Kind.valueOf(text.substring(0, colon)), text.substring(colon + 1));
  }
}

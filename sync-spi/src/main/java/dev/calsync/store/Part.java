package dev.calsync.store;

import dev.calsync.event.Slot;
import java.util.Optional;

/**
 * One addressable object of a mirror at its target. Some have a parent, the part whose write must
 * be done first.
 *
 * @param kind what it is
 * @param at which of its kind, as text; empty text for the master
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
    /** A single occurrence, by its original start: an event of its own. */
    SLOT,
    /** The changed occurrence of a native series, by its parent and its original start there. */
    OVERRIDE,
    /** A merged busy block, by its start when first made. */
    BLOCK,
    /** What a part was before it had to be made anew, by its generation and that part (SEM-37). */
    FORMER
  }

  private static final char UNDER = '/';

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
   * A further rule of a series.
   *
   * @param first its first slot
   * @return the part
   */
  public static Part segment(Slot first) {
    return new Part(Kind.SEGMENT, first.text());
  }

  /**
   * Tells whether it may be a series at its target.
   *
   * @return true for masters and segments
   */
  public boolean isSeries() {
    return kind == Kind.MASTER || kind == Kind.SEGMENT;
  }

  /**
   * A changed occurrence that is an object of its own beside the rest of its series.
   *
   * @param series the part that is the series, a master or segment
   * @param slot its original start, as the target's series has it
   * @return the part
   */
  public static Part override(Part series, Slot slot) {
    return new Part(
        Kind.OVERRIDE, series.at.isEmpty() ? slot.text() : slot.text() + UNDER + series.at);
  }

  /**
   * What a part was before it had to be made anew.
   *
   * @param part which part
   * @param generation which generation of it
   * @return the part under which that one goes
   */
  public static Part former(Part part, int generation) {
    return new Part(Kind.FORMER, generation + String.valueOf(UNDER) + part.text());
  }

  /**
   * The part that must show what it shall before this one is written: of an override its series, of
   * a former part what took its place.
   *
   * @return empty for a part that waits for none
   */
  public Optional<Part> parent() {
    int under = at.indexOf(UNDER);
    return switch (kind) {
      case OVERRIDE ->
          Optional.of(under < 0 ? MASTER : new Part(Kind.SEGMENT, at.substring(under + 1)));
      case FORMER -> Optional.of(parse(at.substring(under + 1)));
      case MASTER, SEGMENT, SLOT, BLOCK -> Optional.empty();
    };
  }

  /**
   * Tells whether it is a changed occurrence of a native series.
   *
   * @return true for overrides
   */
  public boolean isOverride() {
    return kind == Kind.OVERRIDE;
  }

  /**
   * Tells whether it was another part once, and shows nothing any more.
   *
   * @return true for former parts
   */
  public boolean isFormer() {
    return kind == Kind.FORMER;
  }

  /**
   * The slot of an occurrence.
   *
   * @return its original start
   * @throws IllegalStateException if the part is no occurrence
   */
  public Slot slot() {
    if (kind != Kind.OVERRIDE && kind != Kind.SLOT) {
      throw new IllegalStateException(text() + " is no occurrence");
    }
    int under = at.indexOf(UNDER);
    return Slot.parse(under < 0 ? at : at.substring(0, under));
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

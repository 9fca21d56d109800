package dev.calsync.event;

import java.util.List;

/**
 * The occurrences of an event inside a range.
 *
 * @param occurrences sorted by start
 * @param complete false if the iteration budget ended before the range did (HOS-18 … HOS-20); what
 *     is listed is right, but later occurrences may be missing
 */
public record Expansion(List<Occurrence> occurrences, boolean complete) {

  /** Copies the list. */
  public Expansion {
    occurrences = List.copyOf(occurrences);
  }
}

package dev.calsync.engine.block;

/**
 * What takes time in the sources of an edge, as it was read.
 *
 * @param occupancy the time of all that they list
 * @param forgotten the time of what they merely list no more
 */
public record Taken(Occupancy occupancy, Forgotten forgotten) {

  /** Nothing was read yet. */
  public static Taken nothing() {
    return new Taken(new Occupancy(), new Forgotten());
  }
}

package dev.calsync.store;

/**
 * How far an edge has planned: it is a consumer of its source's changes, by position.
 *
 * @param position the number of the last change of the source calendar that was planned
 * @param basis what was planned with: policy revision, versions, window; another text begins again
 *     at position 0
 */
public record EdgeState(long position, String basis) {

  /** An edge that never planned. */
  public static final EdgeState NEW = new EdgeState(0, "");
}

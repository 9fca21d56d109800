package dev.calsync.engine.directory;

import dev.calsync.policy.Mirrors;

/**
 * An edge that ended, for as long as something is left to be done about its mirrors.
 *
 * @param edge the edge as it was
 * @param mirrors what becomes of them
 * @param reason why they are left, where that was not asked for; empty text else
 * @param step how far it is; empty text at the beginning
 */
public record EndedEdge(EdgeRecord edge, Mirrors mirrors, String reason, String step) {

  /** The step at which nothing is wanted of any of its mirrors any more. */
  public static final String WITHDRAWN = "WITHDRAWN";

  /** At the beginning. */
  public static EndedEdge of(EdgeRecord edge, Mirrors mirrors) {
    return new EndedEdge(edge, mirrors, "", "");
  }

  /** The same, further on its way. */
  public EndedEdge at(String next) {
    return new EndedEdge(edge, mirrors, reason, next);
  }

  /** The same, its mirrors left where they are: from the beginning, as some may be left. */
  public EndedEdge left(String why) {
    return new EndedEdge(edge, Mirrors.KEEP, why, "");
  }
}

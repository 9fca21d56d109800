package dev.calsync.engine.permit;

/**
 * Something that talks to a provider.
 *
 * @param <T> what it answers
 */
@FunctionalInterface
public interface Verb<T> {

  /**
   * Talks.
   *
   * @param toll pays for each request before it goes out
   * @return the answer
   */
  T go(Toll toll);
}

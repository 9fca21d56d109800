package dev.calsync.host;

/**
 * Where new ids come from; a test hands in a counting one so that a run can be replayed.
 * Thread-safe.
 */
@FunctionalInterface
public interface IdSource {

  /**
   * A new id.
   *
   * @return 1 to 64 characters out of {@code a-z}, {@code 0-9} and {@code -}, never given before
   */
  String next();
}

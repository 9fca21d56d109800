package dev.calsync.test;

import dev.calsync.host.IdSource;
import java.util.concurrent.atomic.AtomicLong;

/** Counts: {@code id-000001}, {@code id-000002} and so on, so that a run can be replayed. */
public final class SequentialIds implements IdSource {

  private final String prefix;
  private final AtomicLong last = new AtomicLong();

  /** Ids that begin with {@code id-}. */
  public SequentialIds() {
    this("id-");
  }

  /**
   * Ids with a beginning of your own, to tell the sources of several nodes apart.
   *
   * @param prefix up to 40 characters out of {@code a-z}, {@code 0-9} and {@code -}
   */
  public SequentialIds(String prefix) {
    if (prefix.length() > 40 || !prefix.chars().allMatch(SequentialIds::allowed)) {
      throw new IllegalArgumentException("a prefix has up to 40 characters out of a-z 0-9 -");
    }
    this.prefix = prefix;
  }

  @Override
  public String next() {
    String digits = Long.toString(last.incrementAndGet());
    return prefix + "0".repeat(Math.max(0, 6 - digits.length())) + digits;
  }

  private static boolean allowed(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  }
}

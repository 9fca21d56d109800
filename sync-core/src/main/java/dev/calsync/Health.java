package dev.calsync;

/**
 * How something stands, in one word. Not an enum: the set may grow.
 *
 * @param code a stable name in capitals
 */
public record Health(String code) {

  /** Nothing is wrong, and nothing waits for longer than it may. */
  public static final Health WELL = new Health("WELL");

  /** It was not read to the end yet. */
  public static final Health FIRST_READING = new Health("FIRST_READING");

  /** Its newest reading is older than its objective. */
  public static final Health STALE = new Health("STALE");

  /** Something is held back until somebody decides, or is read again. */
  public static final Health HELD = new Health("HELD");

  /** Something failed; it is tried again, or was given up. */
  public static final Health FAILING = new Health("FAILING");

  @Override
  public String toString() {
    return code;
  }
}

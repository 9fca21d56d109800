package dev.calsync.store;

/**
 * A kind of low-traffic record.
 *
 * @param name 1 to 32 characters, lower case with underscores
 */
public record RecordKind(String name) {

  /** Connections. */
  public static final RecordKind CONNECTION = new RecordKind("connection");

  /** Calendars. */
  public static final RecordKind CALENDAR = new RecordKind("calendar");

  /** Policy edges. */
  public static final RecordKind EDGE = new RecordKind("edge");

  /**
   * What an owner prefers for a connection (R-A5): one record for each connection, named by its id.
   */
  public static final RecordKind PREFERENCES = new RecordKind("preferences");

  /** Checks the characters. */
  public RecordKind {
    if (!name.matches("[a-z_]{1,32}")) {
      throw new IllegalArgumentException(
          "a kind of record has 1 to 32 characters out of a-z _, not "
              + name.length()
              + " of other kinds");
    }
  }
}

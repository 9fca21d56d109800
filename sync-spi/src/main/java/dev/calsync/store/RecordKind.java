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
}

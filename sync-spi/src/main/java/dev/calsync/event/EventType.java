package dev.calsync.event;

/**
 * A provider's kind of event. Not an enum: the set grows with the providers.
 *
 * @param name lower case with underscores
 */
public record EventType(String name) {
  /** An ordinary event. */
  public static final EventType DEFAULT = new EventType("default");

  /** Time kept for concentrated work. */
  public static final EventType FOCUS_TIME = new EventType("focus_time");

  /** An absence. */
  public static final EventType OUT_OF_OFFICE = new EventType("out_of_office");

  /** Where the owner works that day. */
  public static final EventType WORKING_LOCATION = new EventType("working_location");

  /** A birthday. */
  public static final EventType BIRTHDAY = new EventType("birthday");
}

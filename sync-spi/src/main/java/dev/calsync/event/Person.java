package dev.calsync.event;

/**
 * Somebody an event names.
 *
 * @param address the calendar address without {@code mailto:}, lower case; empty where unknown
 * @param name the display name; empty where unknown
 */
public record Person(String address, String name) {

  /** Nobody. */
  public static final Person NOBODY = new Person("", "");
}

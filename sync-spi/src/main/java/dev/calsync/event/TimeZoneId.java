package dev.calsync.event;

/**
 * The name of a time zone, as IANA spells it ({@code Europe/Berlin}), or {@link #UTC}.
 *
 * <p>Only the name travels with an event; the rules behind it come from a {@link ZoneRulesSource},
 * so that newer zone data never rewrites stored events (SEM-25).
 *
 * @param id the zone's name, 1 to 64 characters
 */
public record TimeZoneId(String id) implements Comparable<TimeZoneId> {

  /** Coordinated Universal Time. */
  public static final TimeZoneId UTC = new TimeZoneId("UTC");

  /** Checks the name's length. */
  public TimeZoneId {
    if (id.isEmpty() || id.length() > 64) {
      throw new IllegalArgumentException(
          "a time zone id has 1 to 64 characters, not " + id.length());
    }
  }

  @Override
  public int compareTo(TimeZoneId other) {
    return id.compareTo(other.id);
  }

  @Override
  public String toString() {
    return id;
  }
}

package dev.calsync.connector.google;

import dev.calsync.connector.RemoteVersion;

/**
 * What the next conditional write of an event has to say: its entity tag, and behind it the {@code
 * sequence}, which no write may be behind. Versions without one are of events whose times nobody
 * changed.
 */
final class GoogleVersion {

  private static final int LONGEST = 1_024;
  private static final int MOST_DIGITS = 10;

  private GoogleVersion() {}

  /** Of an event as Google shows it. */
  static RemoteVersion of(Fields event) {
    String etag = event.text("etag");
    int sequence = event.number("sequence");
    String version = sequence > 0 && etag.endsWith("\"") ? etag + sequence : etag;
    return version.length() > LONGEST ? RemoteVersion.UNKNOWN : new RemoteVersion(version);
  }

  /** The condition; empty if there is none. */
  static String etag(RemoteVersion version) {
    return version.value().substring(0, endOfEtag(version));
  }

  /** The sequence that was seen last; 0 if none was. */
  static int sequence(RemoteVersion version) {
    String digits = version.value().substring(endOfEtag(version));
    return digits.isEmpty() || digits.length() > MOST_DIGITS
        ? 0
        : (int) Math.min(Integer.MAX_VALUE, Long.parseLong(digits));
  }

  private static int endOfEtag(RemoteVersion version) {
    String value = version.value();
    int quote = value.lastIndexOf('"') + 1;
    boolean isNumber = value.substring(quote).chars().allMatch(it -> it >= '0' && it <= '9');
    return quote > 0 && isNumber ? quote : value.length();
  }
}

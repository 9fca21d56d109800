package dev.calsync.ical;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The UID of a VEVENT, or a name made from its content where it has none that can be kept. */
final class Uids {

  /** The longest UID, and the longest key, that is kept. */
  static final int LONGEST = 1_024;

  private static final List<String> CONTENT =
      List.of("DTSTART", "DTEND", "SUMMARY", "LOCATION", "RECURRENCE-ID");

  private Uids() {}

  /** The UID as written, without escapes; empty if absent or blank. */
  static Optional<String> said(RawEvent event) {
    return value(event, "UID").map(TextValue::read).filter(uid -> !uid.isBlank());
  }

  /** A name that stays the same as long as start, end, title and place do. */
  static String fromContent(RawEvent event) {
    StringBuilder content = new StringBuilder();
    for (String name : CONTENT) {
      content.append(name).append(':').append(value(event, name).orElse("")).append('\n');
    }
    return "content-" + sha256(content.toString());
  }

  /** A short name for a UID that is too long to be kept. */
  static String shortened(String uid) {
    return "uid-" + sha256(uid);
  }

  private static Optional<String> value(RawEvent event, String name) {
    return event.lines().stream()
        .filter(line -> line.regionMatches(true, 0, name, 0, name.length()))
        .flatMap(line -> ContentLine.parse(line).stream())
        .filter(line -> line.name().equals(name.toUpperCase(Locale.ROOT)))
        .map(ContentLine::value)
        .findFirst();
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

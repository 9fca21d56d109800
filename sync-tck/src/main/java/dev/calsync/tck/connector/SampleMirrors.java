package dev.calsync.tck.connector;

import dev.calsync.connector.MirrorForm;
import dev.calsync.event.EventBody;
import dev.calsync.event.MirrorShape;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Mirrors to write, with ids and marks as the engine makes them. */
final class SampleMirrors {

  private static final int DIGITS = 52;

  private SampleMirrors() {}

  /** An id of 52 characters out of {@code 0-9 a-v}; different names give different ids. */
  static String id(String name) {
    String digits = new BigInteger(1, name.getBytes(StandardCharsets.UTF_8)).toString(32);
    return "0".repeat(DIGITS - digits.length()) + digits;
  }

  static MirrorForm form(String name, EventBody body) {
    return form(name, 0, body);
  }

  static MirrorForm form(String name, int sequence, EventBody body) {
    String id = id(name);
    return new MirrorForm(
        id,
        "mirror-of-" + name + "@calsync.example",
        "1.M.0." + id,
        sequence,
        MirrorShape.shownBy(body));
  }
}

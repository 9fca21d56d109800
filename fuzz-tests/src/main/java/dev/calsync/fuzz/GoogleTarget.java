package dev.calsync.fuzz;

import dev.calsync.connector.Notification;
import dev.calsync.connector.google.GoogleNotifications;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Notifications of Google: lines of headers, then whatever. */
public final class GoogleTarget {

  private static final GoogleNotifications READER = new GoogleNotifications();

  private GoogleTarget() {}

  /**
   * Called by the fuzzer.
   *
   * @param data headers, a line each, with a colon
   */
  public static void fuzzerTestOneInput(byte[] data) {
    Map<String, String> headers = new HashMap<>();
    for (String line : new String(data, StandardCharsets.UTF_8).split("\n", -1)) {
      String[] parts = line.split(":", 2);
      headers.put(parts[0].toLowerCase(Locale.ROOT), parts.length == 1 ? "" : parts[1]);
    }
    Promise.isKept(() -> READER.recognise(new Notification(headers, headers, data)));
  }
}

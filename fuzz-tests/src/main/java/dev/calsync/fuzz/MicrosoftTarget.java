package dev.calsync.fuzz;

import dev.calsync.connector.Notification;
import dev.calsync.connector.microsoft.MicrosoftNotifications;
import java.util.Map;

/** Notifications of Microsoft Graph: a JSON text. */
public final class MicrosoftTarget {

  private static final MicrosoftNotifications READER = new MicrosoftNotifications();

  private MicrosoftTarget() {}

  /**
   * Called by the fuzzer.
   *
   * @param data the body of a notification, or nearly one
   */
  public static void fuzzerTestOneInput(byte[] data) {
    Promise.isKept(() -> READER.recognise(new Notification(Map.of(), Map.of(), data)));
  }
}

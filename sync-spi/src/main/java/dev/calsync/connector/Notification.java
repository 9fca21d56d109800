package dev.calsync.connector;

import java.util.Map;

/**
 * What came in at our address, before anybody believes it.
 *
 * @param headers by lower-case name
 * @param query by name, decoded
 * @param body at most 65,536 bytes
 */
public record Notification(Map<String, String> headers, Map<String, String> query, byte[] body) {

  /** Copies the names; the body is not copied. */
  public Notification {
    headers = Map.copyOf(headers);
    query = Map.copyOf(query);
  }

  /** Sizes alone: secrets and ids come in with it (INV-16). */
  @Override
  public String toString() {
    return "Notification[" + headers.size() + " headers, " + body.length + " bytes]";
  }
}

package dev.calsync.webhook;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A POST request that came in at the host's webhook address.
 *
 * @param provider the id of the connector that the address belongs to, as it stood in the path
 * @param headers by lower-case name
 * @param query by name, decoded
 * @param body as sent; need not be read farther than {@code webhooks().maxBodyBytes()} and one byte
 */
public record WebhookRequest(
    String provider, Map<String, String> headers, Map<String, String> query, byte[] body) {

  /** Names of headers are put in lower case; of two that are then the same the first counts. */
  public WebhookRequest {
    Map<String, String> lower = new TreeMap<>();
    headers.forEach((name, value) -> lower.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
    headers = Map.copyOf(lower);
    query = Map.copyOf(query);
  }

  /**
   * A request.
   *
   * @param provider the id of the connector that the address belongs to
   * @param headers by name, in any case; of several values the first
   * @param query by name, decoded; of several values the first
   * @param body as sent, not copied
   * @return the request
   */
  public static WebhookRequest of(
      String provider, Map<String, String> headers, Map<String, String> query, byte[] body) {
    return new WebhookRequest(provider, headers, query, body);
  }

  /** Sizes alone: secrets come in with it. */
  @Override
  public String toString() {
    return "WebhookRequest[" + headers.size() + " headers, " + body.length + " bytes]";
  }
}

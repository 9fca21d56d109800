package dev.calsync.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the host answers: all of it, and nothing else.
 *
 * @param status the HTTP status
 * @param headers by name
 * @param body in UTF-8, often empty
 */
public record WebhookAnswer(int status, Map<String, String> headers, String body) {

  private static final Map<String, String> PLAIN =
      Map.of("Content-Type", "text/plain; charset=utf-8", "X-Content-Type-Options", "nosniff");

  /** Copies the headers. */
  public WebhookAnswer {
    headers = Map.copyOf(headers);
  }

  /**
   * To whatever is, or pretends to be, a notification.
   *
   * @return 202, without a word
   */
  public static WebhookAnswer accepted() {
    return new WebhookAnswer(202, PLAIN, "");
  }

  /**
   * To a provider that asks whether we are there.
   *
   * @param text what it wants to hear
   * @return 200 with that text, which no browser takes for anything but text
   */
  public static WebhookAnswer echo(String text) {
    return new WebhookAnswer(200, PLAIN, text);
  }

  /**
   * To what no provider sends.
   *
   * @return 400, without a word
   */
  public static WebhookAnswer refused() {
    return new WebhookAnswer(400, PLAIN, "");
  }

  /**
   * To anything while nothing can be kept: the provider sends it again.
   *
   * @param after how long it shall wait
   * @return 503
   */
  public static WebhookAnswer later(Duration after) {
    Map<String, String> headers = new TreeMap<>(PLAIN);
    headers.put("Retry-After", Long.toString(after.toSeconds()));
    return new WebhookAnswer(503, headers, "");
  }

  /**
   * The body as it travels.
   *
   * @return its bytes
   */
  public byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}

package dev.calsync.test.google;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

/**
 * What is sent.
 *
 * @param status the HTTP status
 * @param type the content type
 * @param body the bytes, none for 204 and 304
 * @param sent how many of them are sent before the connection is cut; all, if it is not
 */
record Answer(int status, String type, byte[] body, int sent) {

  private static final byte[] NOTHING = new byte[0];

  static Answer json(int status, JsonNode node) {
    return of(status, "application/json; charset=UTF-8", Json.bytes(node));
  }

  static Answer ok(JsonNode node) {
    return json(200, node);
  }

  static Answer empty(int status) {
    return of(status, "application/json; charset=UTF-8", NOTHING);
  }

  static Answer page() {
    return of(
        200, "text/html", "<html>Sign in to go on</html>".getBytes(StandardCharsets.US_ASCII));
  }

  private static Answer of(int status, String type, byte[] body) {
    return new Answer(status, type, body, body.length);
  }

  /** The same, half of it. */
  Answer truncated() {
    return new Answer(status, type, body, body.length / 2);
  }
}

package dev.calsync.test;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** An answer of an authorization server. */
record TokenAnswer(int status, String type, String body, Map<String, String> headers) {

  private static final int BAD_REQUEST = 400;

  static TokenAnswer json(int status, String body) {
    return new TokenAnswer(status, "application/json", body, Map.of());
  }

  static TokenAnswer error(String code) {
    return json(BAD_REQUEST, "{\"error\":\"" + code + "\",\"error_description\":\"<b>no</b>\"}");
  }

  /** Answers a form; without an answer the connection is cut. */
  static void send(HttpExchange exchange, Function<Map<String, String>, Optional<TokenAnswer>> room)
      throws IOException {
    try (exchange) {
      String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
      Optional<TokenAnswer> answer = room.apply(FormText.read(text));
      if (answer.isPresent()) {
        byte[] body = answer.get().body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.get().type());
        // What is sent in two packets is sent at once only if the connection ends with it.
        exchange.getResponseHeaders().set("Connection", "close");
        answer.get().headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.get().status(), body.length);
        exchange.getResponseBody().write(body);
      }
    }
  }
}

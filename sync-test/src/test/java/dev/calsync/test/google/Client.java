package dev.calsync.test.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.calsync.test.ManualClock;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A program that speaks to the fake as any program would, and one account there. */
final class Client implements AutoCloseable {

  static final String EMAIL = "ann@work.example";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  final ManualClock clock = ManualClock.at("2026-11-20T09:00:00Z");
  final FakeGoogle google = FakeGoogle.start(clock);
  final FakeAccount account = google.account(EMAIL);
  final FakeCalendar calendar = account.primary();
  private String token = account.token();

  /** What came back. */
  record Reply(int status, JsonNode json, HttpResponse<String> http) {

    String text(String pointer) {
      return json.at(pointer).asText();
    }

    String reason() {
      return text("/error/errors/0/reason");
    }

    List<String> ids() {
      List<String> ids = new ArrayList<>();
      json.path("items").forEach(item -> ids.add(item.path("id").asText()));
      return ids;
    }
  }

  void token(String other) {
    token = other;
  }

  Reply get(String path) {
    return send(request(path).GET());
  }

  Reply post(String path, String body) {
    return send(request(path).POST(BodyPublishers.ofString(quoted(body))));
  }

  Reply put(String path, String body, String... headers) {
    return send(with(request(path).PUT(BodyPublishers.ofString(quoted(body))), headers));
  }

  Reply patch(String path, String body, String... headers) {
    return send(
        with(request(path).method("PATCH", BodyPublishers.ofString(quoted(body))), headers));
  }

  Reply delete(String path, String... headers) {
    return send(with(request(path).DELETE(), headers));
  }

  private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
    return headers.length == 0 ? request : request.headers(headers);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(google.rootUrl().resolve("calendar/v3/" + path))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json");
  }

  Reply send(HttpRequest.Builder request) {
    try {
      return read(HTTP.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException cut) {
      throw new CutException(cut);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  /** The connection was cut. */
  static final class CutException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CutException(Throwable cause) {
      super(cause);
    }
  }

  private static Reply read(HttpResponse<String> http) throws IOException {
    boolean json = http.headers().firstValue("content-type").orElse("").contains("json");
    return new Reply(
        http.statusCode(), json ? JSON.readTree(http.body()) : JSON.createObjectNode(), http);
  }

  /** Asks for another access token. */
  Reply renew(String refreshToken) {
    String secret = google.application().clientSecret().orElseThrow().reveal();
    return send(
        HttpRequest.newBuilder(google.endpoints().token())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "grant_type=refresh_token&client_id="
                        + google.application().clientId()
                        + "&client_secret="
                        + encoded(secret)
                        + "&refresh_token="
                        + encoded(refreshToken))));
  }

  /** Single quotes for double ones. */
  static String quoted(String json) {
    return json.replace('\'', '"');
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    google.close();
  }
}

package dev.calsync.connector.google;

import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.HttpStatusCodes;
import com.google.api.client.json.GenericJson;
import dev.calsync.connector.Call;
import dev.calsync.connector.Cost;
import dev.calsync.connector.Resource;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/**
 * Sends requests through Google's client: one at a time for each call, none of them twice, none to
 * another address than it was told. Thread-safe.
 */
final class GoogleService {

  static final URI PUBLISHED = URI.create("https://www.googleapis.com/");

  /** 2,500 events of usual length are a tenth of it. */
  private static final int MOST_BYTES = 64 << 20;

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration READ = Duration.ofSeconds(60);
  private static final Resource CALENDAR = new Resource("calendar");

  private final GoogleClient client;

  GoogleService(URI root) {
    client = new GoogleClient(root);
  }

  JsonRequest get(String template) {
    return new JsonRequest(client.get(), "GET", template, null);
  }

  JsonRequest delete(String template) {
    return new JsonRequest(client.get(), "DELETE", template, null);
  }

  JsonRequest post(String template, GenericJson content) {
    return new JsonRequest(client.get(), "POST", template, content);
  }

  JsonRequest put(String template, GenericJson content) {
    return new JsonRequest(client.get(), "PUT", template, content);
  }

  /**
   * Sends a request.
   *
   * @throws ConnectorException where nothing may be sent: no permit, no time, no token
   */
  Reply send(Call call, Cost cost, JsonRequest request) {
    String token = call.token(CALENDAR).reveal();
    call.beforeRequest(cost);
    requireTime(call);
    request.within(call.deadline()).getRequestHeaders().setAuthorization("Bearer " + token);
    try {
      HttpResponse response = within(call, request.buildHttpRequest()).execute();
      try {
        return new Reply.Answered(body(call, response));
      } finally {
        response.disconnect();
      }
    } catch (RefusedException said) {
      return new Reply.Refused(said.error());
    } catch (IOException unreadable) {
      return new Reply.Lost(wasSent(unreadable), unreadable);
    }
  }

  private static void requireTime(Call call) {
    if (!Json.isLeft(call.deadline())) {
      throw ConnectorException.of(
          FailureClass.TRANSIENT, "DEADLINE", "No time is left to ask Google anything");
    }
  }

  private static HttpRequest within(Call call, HttpRequest request) {
    int left = Math.toIntExact(min(READ, call.deadline().remaining()).toMillis());
    return request
        .setConnectTimeout(Math.toIntExact(min(CONNECT, Duration.ofMillis(left)).toMillis()))
        .setReadTimeout(left)
        .setFollowRedirects(false)
        .setLoggingEnabled(false)
        .setCurlLoggingEnabled(false);
  }

  /** No time-out of nothing: that would be none. */
  private static Duration min(Duration one, Duration other) {
    Duration least = one.compareTo(other) < 0 ? one : other;
    return least.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : least;
  }

  private static Fields body(Call call, HttpResponse response) throws IOException {
    if (response.getStatusCode() == HttpStatusCodes.STATUS_CODE_NO_CONTENT) {
      return Fields.NONE;
    }
    try (InputStream content = response.getContent()) {
      byte[] bytes =
          content == null ? new byte[0] : Json.bytes(content, MOST_BYTES, call.deadline());
      return bytes.length == 0 ? Fields.NONE : Json.parsed(bytes);
    }
  }

  /** What fails before there is a connection was never sent. */
  private static boolean wasSent(Exception failure) {
    return !(failure instanceof ConnectException
        || failure instanceof ConnectTimeoutException
        || failure instanceof ConnectionRequestTimeoutException
        || failure instanceof NoRouteToHostException
        || failure instanceof UnknownHostException);
  }

  /** The body of an answer that a reading cannot do without. */
  Fields read(Call call, JsonRequest request, String what) {
    return send(call, Cost.READ, request)
        .match(
            body -> body,
            error -> {
              throw GoogleFailures.of(error, what);
            },
            lost -> {
              throw unreachable(lost, what);
            });
  }

  static ConnectorException unreachable(Reply.Lost lost, String what) {
    return new ConnectorException(
        FailureClass.TRANSIENT,
        "NO_ANSWER",
        "Google gave no answer that can be read to "
            + what
            + ": "
            + lost.cause().getClass().getSimpleName()
            + "; it is asked again",
        null);
  }
}

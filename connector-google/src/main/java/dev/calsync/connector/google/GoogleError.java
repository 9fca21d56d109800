package dev.calsync.connector.google;

import com.google.api.client.http.HttpResponse;
import dev.calsync.connector.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Google says instead of an answer.
 *
 * @param status of HTTP
 * @param reason of the first error in the body; empty where the body says none
 * @param retryAfter how long Google asked to wait
 */
record GoogleError(int status, String reason, Optional<Duration> retryAfter) {

  static final int BAD_REQUEST = 400;
  static final int FORBIDDEN = 403;
  static final int NOT_FOUND = 404;
  static final int CONFLICT = 409;
  static final int GONE = 410;
  static final int PRECONDITION_FAILED = 412;
  static final int SERVER_ERROR = 500;

  /** What is said in more than that is said to nobody. */
  private static final int MOST_BYTES = 1 << 16;

  /** Neither the message nor the URL is taken over: both may hold what nobody shall read. */
  static GoogleError of(HttpResponse response, Deadline deadline) {
    List<String> waits = response.getHeaders().getHeaderStringValues("Retry-After");
    return new GoogleError(response.getStatusCode(), reason(response, deadline), retryAfter(waits));
  }

  private static String reason(HttpResponse response, Deadline deadline) {
    try (InputStream content = response.getContent()) {
      Fields said =
          content == null ? Fields.NONE : Json.parsed(Json.bytes(content, MOST_BYTES, deadline));
      Fields error = said.object("error");
      return Stream.of("errors", "details")
          .flatMap(name -> error.objects(name).stream())
          .flatMap(each -> each.said("reason").stream())
          .findFirst()
          .orElse("");
    } catch (IOException noJson) {
      return "";
    }
  }

  private static Optional<Duration> retryAfter(List<String> values) {
    try {
      return values.stream()
          .findFirst()
          .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds.strip())))
          .filter(wait -> !wait.isNegative() && wait.compareTo(Duration.ofDays(1)) <= 0);
    } catch (NumberFormatException aDate) {
      return Optional.empty();
    }
  }

  boolean is(int other) {
    return status == other;
  }

  /** What was asked may have been done all the same. */
  boolean isOfServer() {
    return status >= SERVER_ERROR;
  }
}

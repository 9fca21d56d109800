package dev.calsync.connector.google;

import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What Google says instead of an answer.
 *
 * @param status of HTTP
 * @param reason of the first error in the body; empty where the body says none
 * @param retryAfter how long Google asked to wait
 */
record GoogleError(int status, String reason, Optional<Duration> retryAfter) {

  static final int BAD_REQUEST = 400;
  static final int NOT_FOUND = 404;
  static final int CONFLICT = 409;
  static final int GONE = 410;
  static final int PRECONDITION_FAILED = 412;
  static final int SERVER_ERROR = 500;

  /** Neither the message nor the URL is taken over: both may hold what nobody shall read. */
  static GoogleError of(GoogleJsonResponseException said) {
    String reason =
        Optional.ofNullable(said.getDetails())
            .map(GoogleJsonError::getErrors)
            .filter(errors -> !errors.isEmpty())
            .map(errors -> errors.get(0).getReason())
            .orElse("");
    return new GoogleError(said.getStatusCode(), reason, retryAfter(said));
  }

  private static Optional<Duration> retryAfter(GoogleJsonResponseException said) {
    List<String> values = said.getHeaders().getHeaderStringValues("Retry-After");
    try {
      return values.stream()
          .findFirst()
          .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds.strip())))
          .filter(wait -> !wait.isNegative() && wait.compareTo(Duration.ofDays(1)) <= 0);
    } catch (NumberFormatException | DateTimeException aDate) {
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

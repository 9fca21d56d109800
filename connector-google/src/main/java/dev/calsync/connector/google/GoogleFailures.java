package dev.calsync.connector.google;

import static dev.calsync.failure.FailureClass.CALENDAR_GONE;
import static dev.calsync.failure.FailureClass.CURSOR_INVALID;
import static dev.calsync.failure.FailureClass.FORBIDDEN;
import static dev.calsync.failure.FailureClass.NEEDS_REAUTH;
import static dev.calsync.failure.FailureClass.REJECTED;
import static dev.calsync.failure.FailureClass.THROTTLED;
import static dev.calsync.failure.FailureClass.TRANSIENT;

import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.util.List;

/**
 * The one place that sorts what Google says into failure classes, by status and reason (Google's
 * guide "Handle API errors"; the texts beside them change and are for people).
 */
final class GoogleFailures {

  /** Of another reason than those that are known. */
  private static final String ANY = "";

  private GoogleFailures() {}

  /**
   * One kind of trouble.
   *
   * @param status of HTTP
   * @param reason of the error; {@link #ANY} for all others of that status
   * @param failure its class
   * @param code its stable name
   */
  record Row(int status, String reason, FailureClass failure, String code) {

    boolean isOf(GoogleError error) {
      return status == error.status() && (reason.equals(ANY) || reason.equals(error.reason()));
    }
  }

  /** The first that fits counts. */
  static final List<Row> TABLE =
      List.of(
          new Row(400, "invalidGrant", NEEDS_REAUTH, "TOKEN_REFUSED"),
          new Row(400, ANY, REJECTED, "BAD_REQUEST"),
          new Row(401, ANY, NEEDS_REAUTH, "TOKEN_REFUSED"),
          new Row(403, "userRateLimitExceeded", THROTTLED, "USER_RATE_LIMIT"),
          new Row(403, "rateLimitExceeded", THROTTLED, "RATE_LIMIT"),
          new Row(403, "quotaExceeded", THROTTLED, "QUOTA_EXCEEDED"),
          new Row(403, "calendarLimitExceeded", THROTTLED, "QUOTA_EXCEEDED"),
          new Row(403, "dailyLimitExceeded", THROTTLED, "DAILY_LIMIT"),
          new Row(403, "insufficientPermissions", FORBIDDEN, "SCOPE_MISSING"),
          new Row(403, "ACCESS_TOKEN_SCOPE_INSUFFICIENT", FORBIDDEN, "SCOPE_MISSING"),
          new Row(403, "RATE_LIMIT_EXCEEDED", THROTTLED, "RATE_LIMIT"),
          new Row(403, "accessNotConfigured", FORBIDDEN, "API_DISABLED"),
          new Row(403, "SERVICE_DISABLED", FORBIDDEN, "API_DISABLED"),
          new Row(403, ANY, FORBIDDEN, "ACCESS_DENIED"),
          new Row(404, ANY, CALENDAR_GONE, "NOT_FOUND"),
          new Row(408, ANY, TRANSIENT, "TIME_OUT"),
          new Row(409, ANY, TRANSIENT, "CONFLICT"),
          new Row(410, ANY, CURSOR_INVALID, "CURSOR_EXPIRED"),
          new Row(412, ANY, TRANSIENT, "CONFLICT"),
          new Row(413, ANY, REJECTED, "TOO_LARGE"),
          new Row(429, ANY, THROTTLED, "RATE_LIMIT"),
          new Row(500, ANY, TRANSIENT, "BACKEND_ERROR"),
          new Row(502, ANY, TRANSIENT, "BAD_GATEWAY"),
          new Row(503, ANY, TRANSIENT, "UNAVAILABLE"),
          new Row(504, ANY, TRANSIENT, "GATEWAY_TIME_OUT"));

  /** What an error means that no row names: Google's trouble, or ours. */
  static Row classify(GoogleError error) {
    return TABLE.stream()
        .filter(row -> row.isOf(error))
        .findFirst()
        .orElseGet(
            () ->
                error.isOfServer()
                    ? new Row(error.status(), ANY, TRANSIENT, "BACKEND_ERROR")
                    : new Row(error.status(), ANY, REJECTED, "UNEXPECTED_STATUS"));
  }

  /**
   * An error as an exception.
   *
   * @param what was done to which id, without content
   */
  static ConnectorException of(GoogleError error, String what) {
    Row row = classify(error);
    String message = "Google answered %d to %s: %s".formatted(error.status(), what, row.code());
    return row.failure() == THROTTLED && error.retryAfter().isPresent()
        ? ConnectorException.throttled(row.code(), message, error.retryAfter().get())
        : ConnectorException.of(row.failure(), row.code(), message);
  }

  /** A cursor or a place in a listing that Google does not know any more. */
  static ConnectorException cursor(String what) {
    return ConnectorException.of(
        CURSOR_INVALID,
        "CURSOR_INVALID",
        "Google cannot go on with " + what + "; it is read from the beginning");
  }

  /** What ends without saying where to go on is no complete listing (INV-12). */
  static ConnectorException endless(String what) {
    return ConnectorException.of(
        TRANSIENT,
        "INCOMPLETE",
        "Google ended " + what + " without a token to go on from; it is read again");
  }
}

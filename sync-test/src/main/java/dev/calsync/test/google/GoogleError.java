package dev.calsync.test.google;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A refusal in Google's words and in Google's envelope. */
final class GoogleError extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final String GLOBAL = "global";
  private static final String CALENDAR = "calendar";
  private static final String USAGE = "usageLimits";

  private final int status;
  private final String domain;
  private final String reason;
  private final String locationType;
  private final String location;

  private GoogleError(int status, String domain, String reason, String message) {
    this(status, domain, reason, message, "", "");
  }

  private GoogleError(
      int status,
      String domain,
      String reason,
      String message,
      String locationType,
      String location) {
    super(message);
    this.status = status;
    this.domain = domain;
    this.reason = reason;
    this.locationType = locationType;
    this.location = location;
  }

  static GoogleError parse() {
    return new GoogleError(400, GLOBAL, "parseError", "Parse Error");
  }

  static GoogleError badRequest(String message) {
    return new GoogleError(400, GLOBAL, "badRequest", message);
  }

  static GoogleError invalid(String message) {
    return new GoogleError(400, GLOBAL, "invalid", message);
  }

  static GoogleError required(String message) {
    return new GoogleError(400, GLOBAL, "required", message);
  }

  static GoogleError badParameter(String name) {
    return new GoogleError(400, GLOBAL, "invalid", "Invalid value for " + name, "parameter", name);
  }

  static GoogleError timeRangeEmpty() {
    return new GoogleError(
        400,
        CALENDAR,
        "timeRangeEmpty",
        "The specified time range is empty.",
        "parameter",
        "timeMax");
  }

  static GoogleError restrictedType() {
    return new GoogleError(
        400, CALENDAR, "eventTypeRestriction", "Events of this type cannot be written like this.");
  }

  static GoogleError channelTaken() {
    return new GoogleError(400, GLOBAL, "channelIdNotUnique", "Channel id not unique");
  }

  static GoogleError channelRefused(String reason, String message) {
    return new GoogleError(400, GLOBAL, reason, message);
  }

  static GoogleError addressUnauthorized() {
    return new GoogleError(
        401, GLOBAL, "push.webhookUrlUnauthorized", "Unauthorized WebHook callback channel");
  }

  static GoogleError unauthorized() {
    return new GoogleError(
        401, GLOBAL, "authError", "Invalid Credentials", "header", "Authorization");
  }

  static GoogleError scopesMissing() {
    return new GoogleError(
        403, GLOBAL, "insufficientPermissions", "Request had insufficient authentication scopes.");
  }

  static GoogleError roleMissing(String role) {
    return new GoogleError(
        403,
        CALENDAR,
        "requiredAccessLevel",
        "You need to have " + role + " access to this calendar.");
  }

  static GoogleError forbidden() {
    return new GoogleError(403, GLOBAL, "forbidden", "Forbidden");
  }

  static GoogleError userRateLimit() {
    return new GoogleError(403, USAGE, "userRateLimitExceeded", "User Rate Limit Exceeded");
  }

  static GoogleError quota() {
    return new GoogleError(403, USAGE, "quotaExceeded", "Calendar usage limits exceeded.");
  }

  static GoogleError notFound() {
    return new GoogleError(404, GLOBAL, "notFound", "Not Found");
  }

  static GoogleError duplicate() {
    return new GoogleError(409, GLOBAL, "duplicate", "The requested identifier already exists.");
  }

  static GoogleError deleted() {
    return new GoogleError(410, GLOBAL, "deleted", "Resource has been deleted");
  }

  static GoogleError fullSyncRequired() {
    return new GoogleError(
        410,
        CALENDAR,
        "fullSyncRequired",
        "Sync token is no longer valid, a full sync is required.",
        "parameter",
        "syncToken");
  }

  static GoogleError conditionNotMet() {
    return new GoogleError(
        412, GLOBAL, "conditionNotMet", "Precondition Failed", "header", "If-Match");
  }

  static GoogleError tooMany() {
    return new GoogleError(429, USAGE, "rateLimitExceeded", "Rate Limit Exceeded");
  }

  static GoogleError backend() {
    return new GoogleError(500, GLOBAL, "backendError", "Backend Error");
  }

  static GoogleError unavailable() {
    return new GoogleError(503, GLOBAL, "backendError", "Backend Error");
  }

  /** As it is sent. */
  Answer answer() {
    ObjectNode error = Json.object();
    ObjectNode one = error.putArray("errors").addObject();
    one.put("domain", domain).put("reason", reason).put("message", getMessage());
    if (!location.isEmpty()) {
      one.put("locationType", locationType).put("location", location);
    }
    error.put("code", status).put("message", getMessage());
    ObjectNode body = Json.object();
    body.set("error", error);
    return Answer.json(status, body);
  }

  /** Carries no trace: it is an answer, not a bug. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}

package dev.calsync.test.google;

/** What goes wrong with one request to a {@link FakeGoogle}. */
public enum GoogleFault {
  /** Nothing is done: 403 {@code userRateLimitExceeded}. */
  USER_RATE_LIMIT,
  /** Nothing is done: 429, and nobody says for how long. */
  TOO_MANY,
  /** Nothing is done: 403 {@code quotaExceeded}. */
  QUOTA_EXCEEDED,
  /** Nothing is done: 500. */
  BACKEND_ERROR,
  /** Nothing is done: 503. */
  UNAVAILABLE,
  /** Nothing is done: the access token is not believed, 401. */
  UNAUTHORIZED,
  /** Nothing is done: 412, though nobody changed anything. */
  SPURIOUS_CONFLICT,
  /** Nothing is done: 404, as of what was just made. */
  NOT_FOUND,
  /** Nothing is done: 410, as if the sync token were too old. What lists nothing goes right. */
  SYNC_TOKEN_EXPIRED,
  /** Nothing is done: the connection is cut. */
  CUT,
  /** Nothing is done: a page for people, with status 200. */
  HTML,
  /** It is done, and nobody hears the answer: the connection is cut. */
  REPLY_LOST,
  /** It is done, and the answer is 500. */
  DONE_THEN_ERROR,
  /** It is done, and half of the answer is heard before the connection is cut. */
  TRUNCATED,
  /** It is done once {@link FakeGoogle#release} is called. */
  HELD
}

package dev.calsync.test;

/** What goes wrong with one request to a {@link FakeAuthorizationServer}'s token endpoint. */
public enum TokenFault {
  /** It is done, and nobody hears the answer. */
  REPLY_LOST,
  /** Nothing is done: the server is in trouble. */
  UNAVAILABLE,
  /** Nothing is done: too many requests, 7 seconds. */
  TOO_MANY,
  /** Nothing is done: a page for people, with status 200. */
  HTML,
  /** Nothing is done: the grant is gone. */
  INVALID_GRANT,
  /** Nothing is done: the application is not accepted. */
  INVALID_CLIENT,
  /** It is done once {@link FakeAuthorizationServer#release} is called. */
  HELD
}

package dev.calsync.test;

/** What a {@link FakeAuthorizationServer} does with refresh tokens that were used. */
public enum Rotation {
  /** The same one stays good, as at Google. */
  NONE,
  /** Each use brings another; the one before stays good, too, as at Microsoft. */
  LENIENT,
  /** Each use brings another; using an old one ends the grant (RFC 9700, section 4.14.2). */
  STRICT
}

package dev.calsync.test.google;

/** What a {@link FakeGoogle} may do otherwise than by default. */
public enum GoogleMode {
  /** Pages hold two entries, whatever was asked for. */
  SHORT_PAGES,
  /** The first page of a listing is empty, and more follow. */
  EMPTY_PAGES,
  /** Deleted events cannot be revived: 403. */
  REVIVAL_REFUSED,
  /** A change of a series' rule or start resets all its exceptions, fitting or not. */
  EXCEPTIONS_RESET,
  /** A channel's first message is told to the listener before the channel's opening is answered. */
  SYNC_MESSAGE_FIRST,
  /** No address is one that the application may be told at: 401 {@code webhookUrlUnauthorized}. */
  ADDRESSES_UNAUTHORIZED,
  /** Notifications are lost. */
  NOTICES_DROPPED,
  /** Notifications come twice. */
  NOTICES_TWICE,
  /** Notifications stay away until this ends. */
  NOTICES_HELD
}

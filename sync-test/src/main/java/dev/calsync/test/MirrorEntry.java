package dev.calsync.test;

import dev.calsync.connector.RemoteId;
import dev.calsync.store.FormBytes;
import dev.calsync.store.MirrorRow;
import java.time.Instant;
import java.util.Optional;

/**
 * A mirror row with what only the store knows of it.
 *
 * @param row what everybody sees
 * @param notBefore when a write may be tried again; {@link #IN_TURN} if it waits for nothing,
 *     {@link #AT_ONCE} if nothing goes before it
 * @param attemptedAt when the open attempt was opened
 * @param removedAt when its removal was planned, if it was and was never held (SEM-42)
 * @param lastAt where it lives or last lived
 */
record MirrorEntry(
    MirrorRow row,
    Instant notBefore,
    Optional<Instant> attemptedAt,
    Optional<Instant> removedAt,
    Optional<RemoteId> lastAt) {

  static final Instant AT_ONCE = Instant.MIN;
  static final Instant IN_TURN = Instant.EPOCH;

  /** The same, with the content in other bytes. */
  MirrorEntry written(FormBytes form) {
    return new MirrorEntry(row.withForm(form), notBefore, attemptedAt, removedAt, lastAt);
  }
}

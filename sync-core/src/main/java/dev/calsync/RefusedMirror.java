package dev.calsync;

import dev.calsync.store.MirrorRow;

/**
 * A mirror that its target will not take. It is tried again once something else is to be shown.
 *
 * @param uid of which event
 * @param at the provider's id of the mirror; empty text if it was never there
 * @param reason why, a stable name in capitals
 */
public record RefusedMirror(String uid, String at, String reason) {

  static RefusedMirror of(MirrorRow row) {
    String at = row.remote().map(remote -> remote.id().value()).orElse("");
    return new RefusedMirror(row.key().uid(), at, row.refusal());
  }
}

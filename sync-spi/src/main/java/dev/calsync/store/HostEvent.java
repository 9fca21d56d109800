package dev.calsync.store;

import dev.calsync.event.CanonicalKey;
import java.util.Optional;

/**
 * An event that the host puts or cancels under its own name.
 *
 * @param uid the host's name of it, 1 to 1,024 characters
 * @param body its content; empty to cancel it
 */
public record HostEvent(String uid, Optional<FormBytes> body) {

  /** Checks the name's length. */
  public HostEvent {
    if (uid.isEmpty() || uid.length() > CanonicalKey.LONGEST) {
      throw new IllegalArgumentException("a uid has 1 to 1,024 characters, not " + uid.length());
    }
  }
}

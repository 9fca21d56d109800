package dev.calsync.store;

import dev.calsync.event.CanonicalKey;
import dev.calsync.event.TimeRange;
import java.util.Optional;

/**
 * An event that the host puts or cancels under its own name.
 *
 * @param uid the host's name of it, 1 to 1,024 characters
 * @param body its content; empty to cancel it
 * @param bounds between which instants it takes place, or wider; empty where that is not known, and
 *     to cancel it
 */
public record HostEvent(String uid, Optional<FormBytes> body, Optional<TimeRange> bounds) {

  /** Checks the name's length. */
  public HostEvent {
    if (uid.isEmpty() || uid.length() > CanonicalKey.LONGEST) {
      throw new IllegalArgumentException("a uid has 1 to 1,024 characters, not " + uid.length());
    }
  }

  /**
   * The change that makes it so, for stores.
   *
   * @param row the event as it is
   * @param run the run that a cancellation cites
   * @return empty if it is so already
   */
  public Optional<CanonicalWrite> change(Optional<CanonicalRow> row, String run) {
    Optional<FormBytes> live = row.filter(CanonicalRow::live).map(CanonicalRow::body);
    if (live.equals(body)) {
      return Optional.empty();
    }
    long version = row.map(CanonicalRow::version).orElse(0L);
    Optional<Evidence> removal =
        body.isPresent()
            ? Optional.empty()
            : Optional.of(new Evidence(Evidence.Kind.TOMBSTONE, run));
    return body.or(() -> live)
        .map(it -> new CanonicalWrite(uid, version, it, removal, bounds, Optional.empty()));
  }
}

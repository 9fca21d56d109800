package dev.calsync.store;

import java.util.Optional;

/**
 * A change of one canonical event.
 *
 * @param uid its natural name inside its calendar
 * @param expectedVersion the version it was read with; 0 for a new one
 * @param body its new content; for a deletion the old one
 * @param removal the evidence, for a deletion
 */
public record CanonicalWrite(
    String uid, long expectedVersion, FormBytes body, Optional<Evidence> removal) {}

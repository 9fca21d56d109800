package dev.calsync.store;

import java.time.Instant;

/**
 * A reading that was finished.
 *
 * @param id its name
 * @param complete whether it listed everything, so that absence is evidence
 * @param listed how many origin events it listed; meaningful if complete
 * @param startedAt when it began, by the store's clock
 * @param endedAt when it ended, by the store's clock
 */
public record CompletedPass(
    String id, boolean complete, long listed, Instant startedAt, Instant endedAt) {}

package dev.calsync.engine.job;

import java.time.Duration;

/**
 * The times of the job engine.
 *
 * @param lease how long a claim holds without a sign of progress
 * @param leaseMargin how long before its end no request begins any more
 * @param heartbeat how often leases with progress are renewed
 * @param slice how long a run works before others have their turn
 * @param idlePoll the longest pause of an idle loop
 * @param storeRest how long a store that failed is left alone at least
 */
public record JobSettings(
    Duration lease,
    Duration leaseMargin,
    Duration heartbeat,
    Duration slice,
    Duration idlePoll,
    Duration storeRest) {}

package dev.calsync.store;

/**
 * A claim on a lane that holds until it expires. The fence is the proof: it grows with every claim
 * of the lane, so that a holder that slept past its lease can write nothing more (INV-8).
 *
 * @param lane which lane
 * @param fence the lane's fence token at the claim
 */
public record Lease(Lane lane, long fence) {}

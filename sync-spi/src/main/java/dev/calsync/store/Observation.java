package dev.calsync.store;

/**
 * What a reading of the target saw of a mirror that differs from its row: drift, to be put right
 * (R-C10, REVERT).
 *
 * @param key which mirror
 * @param expectedRevision the revision of the row that the reading was compared with; another one
 *     means the row moved on and the observation is dropped
 * @param found what is there now
 */
public record Observation(MirrorKey key, long expectedRevision, Settlement.Found found) {}

package dev.calsync.store;

/**
 * What a projection was made from; beside the hashes, never in them (SEM-46).
 *
 * @param canonicalVersion the version of the event
 * @param policyRevision the revision of the edge's policy
 * @param projectionVersion the version of the projection's code
 * @param capabilitiesVersion the version of the target's capabilities
 * @param zoneData the version of the zone data
 */
public record Stamps(
    long canonicalVersion,
    long policyRevision,
    int projectionVersion,
    int capabilitiesVersion,
    String zoneData) {}

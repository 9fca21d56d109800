package dev.calsync.connector;

/**
 * A mirror as it was last seen at the provider.
 *
 * @param id the provider's id
 * @param version the version last seen; the condition of the next write
 */
public record MirrorRef(RemoteId id, RemoteVersion version) {}

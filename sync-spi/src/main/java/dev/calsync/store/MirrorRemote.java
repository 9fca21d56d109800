package dev.calsync.store;

import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;

/**
 * A mirror at its provider.
 *
 * @param id the provider's id
 * @param uid its iCalendar UID
 * @param version the version last seen; the condition of the next write
 */
public record MirrorRemote(RemoteId id, String uid, RemoteVersion version) {}

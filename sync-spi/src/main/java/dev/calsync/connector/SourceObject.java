package dev.calsync.connector;

import java.util.Optional;

/**
 * The names of one object at a provider.
 *
 * @param id the provider's id
 * @param uid the iCalendar UID; empty text where it has none
 * @param version its version
 * @param mark the text of our mark, if the object carries one; not yet verified
 */
public record SourceObject(RemoteId id, String uid, RemoteVersion version, Optional<String> mark) {}

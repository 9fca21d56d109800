package dev.calsync.store;

import dev.calsync.connector.RemoteId;
import java.time.Instant;

/**
 * An object that could not be understood, without its raw form (R-B5).
 *
 * @param id the provider's id
 * @param uid its iCalendar UID; empty text where it has none, or it could not be read
 * @param code why, a stable name in capitals
 * @param where the place in the object; no content
 * @param since since when it has been in quarantine without a break, by the store's clock
 */
public record QuarantinedItem(RemoteId id, String uid, String code, String where, Instant since) {}

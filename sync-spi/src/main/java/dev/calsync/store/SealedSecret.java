package dev.calsync.store;

import java.util.Optional;

/**
 * A secret as the store keeps it.
 *
 * @param version raised with every rotation, from 1
 * @param sealed its cipher text
 * @param previous the cipher text that was proven last, as long as the new one is not proven; the
 *     first one, if none was ever proven
 */
public record SealedSecret(long version, FormBytes sealed, Optional<FormBytes> previous) {}

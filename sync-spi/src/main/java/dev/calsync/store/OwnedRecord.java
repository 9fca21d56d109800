package dev.calsync.store;

/**
 * A low-traffic record.
 *
 * @param key its name among the owner's records of its kind, 1 to 64 characters
 * @param version raised by one with every change, from 1
 * @param body its content as JSON text; the store does not read it
 */
public record OwnedRecord(String key, long version, String body) {}

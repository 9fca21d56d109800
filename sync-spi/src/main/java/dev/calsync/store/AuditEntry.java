package dev.calsync.store;

import java.time.Instant;

/**
 * A line of the audit log as it was stored.
 *
 * @param position its place in the owner's log: 1, 2, 3 … without a gap, so that what was erased is
 *     seen to be missing
 * @param at when, by the store's clock
 * @param line who asked for what
 */
public record AuditEntry(long position, Instant at, AuditLine line) {}

package dev.calsync.store;

import java.time.Instant;

/**
 * A journal line as it was stored.
 *
 * @param position its place in the owner's journal, growing
 * @param at when, by the store's clock
 * @param line what happened and why
 */
public record JournalEntry(long position, Instant at, JournalLine line) {}

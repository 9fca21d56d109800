package dev.calsync.tck.simulation;

/**
 * Something that must never be, and was.
 *
 * @param invariant which invariant, such as {@code INV-2}
 * @param text what was seen, by ids and counts
 */
public record Violation(String invariant, String text) {}

package dev.calsync.event;

/**
 * An origin event, provider-neutral and immutable; a whole series is one.
 *
 * @param key its natural name
 * @param body its content
 */
public record CanonicalEvent(CanonicalKey key, EventBody body) {}

package dev.calsync.store;

/**
 * A mirror part's identity, chosen before the first call and derived from natural keys only (R-C4,
 * R-F5).
 *
 * @param hash SHA-256 over installation, edge key, canonical key, part, target calendar and
 *     generation
 * @param generation raised when a mirror must be made anew under another id, from 0
 */
public record MirrorIdentity(FormHash hash, int generation) {}

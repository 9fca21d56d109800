package dev.calsync.store;

/**
 * A mirror part's identity, chosen before the first call and derived from natural keys only (R-C4,
 * R-F5).
 *
 * @param lineage what all generations share: SHA-256 over installation, edge key, canonical key,
 *     part and target calendar
 * @param generation raised when the mirror must be made anew under another id, from 0
 * @param hash the identity: SHA-256 over lineage and generation
 */
public record MirrorIdentity(FormHash lineage, int generation, FormHash hash) {}

package dev.calsync.engine.plan;

import dev.calsync.store.FormHash;
import dev.calsync.store.MirrorRemote;

/**
 * A mirror of ours that was met at the target without a row (R-F5).
 *
 * @param remote where it lives
 * @param generation in which generation it was made
 * @param seen the hash of what it shows
 */
public record FoundMirror(MirrorRemote remote, int generation, FormHash seen) {}

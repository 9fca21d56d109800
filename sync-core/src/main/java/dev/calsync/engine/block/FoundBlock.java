package dev.calsync.engine.block;

import dev.calsync.engine.plan.FoundMirror;
import dev.calsync.store.Part;

/**
 * A block of this edge that was met at the target and has no row (R-F5).
 *
 * @param part its name, as its mark says it
 * @param mirror where it lives and the hash of what it shows
 */
public record FoundBlock(Part part, FoundMirror mirror) {}

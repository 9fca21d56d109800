package dev.calsync.engine.plan;

import dev.calsync.event.Slot;
import dev.calsync.store.FormHash;
import dev.calsync.store.MirrorRemote;
import java.util.Optional;

/**
 * A mirror of ours that was met at the target without a row (R-F5).
 *
 * @param remote where it lives
 * @param generation in which generation it was made
 * @param seen the hash of what it shows
 * @param firstSlot with which slot it begins, if it is a series (SEM-9)
 */
public record FoundMirror(
    MirrorRemote remote, int generation, FormHash seen, Optional<Slot> firstSlot) {}

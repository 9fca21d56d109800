/**
 * The simulator: whole histories of a small world, each from one seed. Several processes share a
 * store, take turns at every store operation and provider call, die, sleep past their leases and
 * wake up; calls get lost; people meddle; then everything calms down.
 *
 * <p>Owns no invariant and checks them all: each {@link dev.calsync.tck.simulation.Invariant} is
 * one class. Reads the engine through its facade, the reference store and the scripted provider;
 * hands an {@link dev.calsync.tck.simulation.Outcome} to tests. Shared by all threads of a history,
 * of which only one runs at any time, so nothing here is synchronized but the handing over.
 */
@NullMarked
package dev.calsync.tck.simulation;

import org.jspecify.annotations.NullMarked;

/**
 * The simulator: whole histories of a small world, each from one seed. Several processes share a
 * store, take turns at every store operation and provider call, die, sleep past their leases and
 * wake up; calls get lost; people meddle; then everything calms down.
 *
 * <p>What can go wrong is named in one place each: at a boundary of a process in {@link
 * dev.calsync.tck.simulation.Fault} (FLT-1 … FLT-4, FLT-7, FLT-8, FLT-11, FLT-13 … FLT-15, FLT-41,
 * FLT-44, FLT-47, FLT-48, FLT-57), in a calendar in {@link dev.calsync.tck.simulation.Deed} (FLT-6,
 * FLT-7, FLT-16 … FLT-19, FLT-60), to accounts, channels and edges in {@link
 * dev.calsync.tck.simulation.Affair} (FLT-37 … FLT-43, FLT-51, FLT-57 … FLT-62). Wrong clocks
 * (FLT-53) are drawn for a whole history; cycles of edges (FLT-60) are drawn with the world. What
 * only some worlds have is a {@link dev.calsync.tck.simulation.Feature}.
 *
 * <p>Owns no invariant and checks them all: each {@link dev.calsync.tck.simulation.Invariant} is
 * one class. Reads the engine through its facade, the reference store and the scripted provider;
 * hands an {@link dev.calsync.tck.simulation.Outcome} to tests. Shared by all threads of a history,
 * of which only one runs at any time, so nothing here is synchronized but the handing over.
 */
@NullMarked
package dev.calsync.tck.simulation;

import org.jspecify.annotations.NullMarked;

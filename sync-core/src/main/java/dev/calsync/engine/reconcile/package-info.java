/**
 * Finds out what became of a write: looks the mirror up at its target and turns what is there into
 * a settlement. Owns the adoption side of INV-2 (FLT-1 … FLT-6). Reads connectors; hands
 * settlements to delivery.
 */
@NullMarked
package dev.calsync.engine.reconcile;

import org.jspecify.annotations.NullMarked;

/**
 * Desired × known mirror → what to do: one decision for each mirror part, and the guard over a
 * whole plan. Pure: no clock, no store, no I/O. Owns INV-10 (no write without a difference), INV-12
 * (the deletion guard) and INV-13 (only ours). Reads projections and mirror rows; hands planned
 * changes to edge planning and the preview.
 */
@NullMarked
package dev.calsync.engine.plan;

import org.jspecify.annotations.NullMarked;

/**
 * The overrides of mirrored series that are objects of their own, at targets that keep series in
 * parts: what the target shows of them, against what our rows say.
 *
 * <p>Owns SEM-34 and the part of INV-1 that is about overrides: the override of a series of ours is
 * ours. Reads mirror rows and what connectors deliver; hands what differs to the store, as drift.
 */
@NullMarked
package dev.calsync.engine.override;

import org.jspecify.annotations.NullMarked;

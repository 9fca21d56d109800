/**
 * Writes due mirrors of one target: opens, calls, settles. Makes no choice of its own. Owns the
 * writing side of INV-9, and R-C4: a write that may have happened is looked up, never repeated.
 * Reads mirror rows; calls connectors.
 */
@NullMarked
package dev.calsync.engine.delivery;

import org.jspecify.annotations.NullMarked;

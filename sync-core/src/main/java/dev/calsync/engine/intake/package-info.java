/**
 * Reads a calendar: fetches a page, tells origins from mirrors, normalises, commits effects and
 * continuation together; at the end of a complete reading, what was not listed. Owns INV-1, INV-5,
 * INV-6 and the first half of INV-12. Reads connectors; hands canonical events to edge planning and
 * drift to delivery, both through the store.
 */
@NullMarked
package dev.calsync.engine.intake;

import org.jspecify.annotations.NullMarked;

/**
 * Ends edges and gives connections up (R-A6, R-F3). Owns INV-29: of an edge that ended nothing is
 * written but the removal of its mirrors; from the moment a connection is disconnected on nothing
 * of it is called but to leave nothing behind, mirrors, watch channels, the grant. Reads the
 * directory; hands intents to delivery through the store, and delivers itself where nobody else may
 * call any more.
 */
@NullMarked
package dev.calsync.engine.removal;

import org.jspecify.annotations.NullMarked;

/**
 * Gives connections up (R-A6). Owns INV-29 there: from the moment a connection is disconnected on
 * nothing of it is called but to give its grant back. Reads the directory; calls authorization
 * servers and the vault.
 */
@NullMarked
package dev.calsync.engine.removal;

import org.jspecify.annotations.NullMarked;

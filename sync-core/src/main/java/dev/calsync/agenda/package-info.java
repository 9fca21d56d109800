/**
 * What takes place in an owner's calendars, as values: shown to people, handed to programs (R-G1).
 * Immutable; they hold what events say, private ones included, so they are for the owner's eyes.
 */
@NullMarked
package dev.calsync.agenda;

import org.jspecify.annotations.NullMarked;

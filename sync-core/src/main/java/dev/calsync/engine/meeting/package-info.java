/**
 * The same meeting in several calendars: what its copies are called (SEM-22). Pure: no clock, no
 * store, no I/O. Reads UIDs; hands names to intake, preview and edge planning.
 */
@NullMarked
package dev.calsync.engine.meeting;

import org.jspecify.annotations.NullMarked;

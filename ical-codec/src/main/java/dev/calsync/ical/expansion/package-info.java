/**
 * Turns events into occurrences: recurrence rules in wall time first, instants last.
 *
 * <p>Owns SEM-9, SEM-10 and SEM-27 … SEM-31 as far as expansion goes, and the bound of HOS-18 …
 * HOS-20. Reads the values of {@code dev.calsync.event} and zone rules through {@code
 * ZoneRulesSource}; hands occurrences to whoever found {@link
 * dev.calsync.ical.expansion.RecurrenceExpander} by ServiceLoader. No clock, no I/O, no state
 * between calls.
 */
@NullMarked
package dev.calsync.ical.expansion;

import org.jspecify.annotations.NullMarked;

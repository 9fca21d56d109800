/**
 * iCalendar text (RFC 5545, RFC 6868, RFC 7986) to canonical events and back, the parser hidden.
 *
 * <p>Owns two promises: what is no calendar is never taken for an empty one (INV-12, FLT-34), and
 * one bad event costs nobody but itself (R-B5). Reads bytes and a {@link
 * dev.calsync.event.ZoneRulesSource}; hands {@link dev.calsync.event.EventBody} to connectors.
 */
@NullMarked
package dev.calsync.ical;

import org.jspecify.annotations.NullMarked;

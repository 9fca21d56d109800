/**
 * Calendars on disk: one iCalendar file, or a folder with one file an event (vdir).
 *
 * <p>Owns: a file that is no whole calendar is never read as an empty one (INV-12); what we did not
 * write stays byte for byte (INV-13); a write either happened whole or not at all, or says that
 * nobody knows (FLT-1 … FLT-3). Reads files through the {@code java.nio.file} of the host and
 * {@code dev.calsync.ical}; hands source parts and write outcomes to the engine.
 */
@NullMarked
package dev.calsync.connector.ics;

import org.jspecify.annotations.NullMarked;

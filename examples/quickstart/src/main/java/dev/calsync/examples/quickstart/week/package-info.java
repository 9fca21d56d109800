/**
 * A page for people: one week of the source and of its mirror, side by side, as plain HTML.
 *
 * <p>Reads the calendar files themselves, never the store, so that the page is evidence of its own.
 * Everything that comes out of a calendar is escaped (HOS-26). Reads from {@code dev.calsync.event}
 * and the codec; hands text to the commands.
 */
@NullMarked
package dev.calsync.examples.quickstart.week;

import org.jspecify.annotations.NullMarked;

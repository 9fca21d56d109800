/** Whose calendars, reached through which connection, and what each of them can do. */
@NullMarked
package dev.calsync.calendar;

import org.jspecify.annotations.NullMarked;

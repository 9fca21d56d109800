/**
 * The front door. Build a {@link dev.calsync.CalendarSync}, take the {@link dev.calsync.OwnerScope}
 * of one of your users, connect calendars, make edges, synchronize. Values are immutable, services
 * are thin and thread-safe; an id of another owner is not found.
 */
@NullMarked
package dev.calsync;

import org.jspecify.annotations.NullMarked;

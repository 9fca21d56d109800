package dev.calsync.store.jdbc;

import dev.calsync.calendar.OwnerId;

/**
 * Something that was handed over, with its row.
 *
 * @param owner whose
 * @param id the row's number; what one transaction left is in order
 * @param what what it is
 */
record Handed<T>(OwnerId owner, long id, T what) {}

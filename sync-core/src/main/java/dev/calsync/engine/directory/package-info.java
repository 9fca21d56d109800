/**
 * Connections, calendars and edges as stored records: finds them by id, by owner and by what they
 * join. Reads and writes the record store; read by every job and by the facade.
 */
@NullMarked
package dev.calsync.engine.directory;

import org.jspecify.annotations.NullMarked;

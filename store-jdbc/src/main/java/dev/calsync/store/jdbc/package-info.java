/**
 * The store ports over a {@code DataSource}: one class a port, each operation one short
 * transaction, all SQL beside the method that runs it.
 *
 * <p>Owns INV-6 to INV-8 and INV-23 as far as rows can hold them: page effects move with their
 * cursor, every effect begins with the lane's fence, every statement names the owner, and the
 * database's clock alone decides what is due (INV-25). Reads from and hands to {@link
 * dev.calsync.store}.
 */
@NullMarked
package dev.calsync.store.jdbc;

import org.jspecify.annotations.NullMarked;

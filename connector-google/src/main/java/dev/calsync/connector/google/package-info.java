/**
 * Google Calendar, as far as it goes without calling it: what it is, as data, and what it sends to
 * our address. There is no {@link dev.calsync.connector.ConnectorAdapter} here yet, because one
 * that cannot read would have methods that lie; it will be made of these parts.
 *
 * <p>Owns: a notification is never more than a hint (INV-17). Reads what the host was sent; hands
 * {@link dev.calsync.connector.Recognised} to the engine.
 */
@NullMarked
package dev.calsync.connector.google;

import org.jspecify.annotations.NullMarked;

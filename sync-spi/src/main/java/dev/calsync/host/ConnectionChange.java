package dev.calsync.host;

import dev.calsync.calendar.ConnectionState;

/**
 * A connection stands otherwise than it did.
 *
 * @param from where it stood
 * @param to where it stands
 * @param code why, a stable name in capitals
 */
public record ConnectionChange(ConnectionState from, ConnectionState to, String code) {}

package dev.calsync;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.ConnectionState;
import dev.calsync.connector.ConnectorId;

/**
 * An account as it is kept.
 *
 * @param id its id
 * @param connector through which connector it is reached
 * @param account the provider's name of it
 * @param state where it stands
 * @param code why, a stable name in capitals; empty where there is nothing to say
 */
public record ConnectionView(
    ConnectionId id, ConnectorId connector, String account, ConnectionState state, String code) {}

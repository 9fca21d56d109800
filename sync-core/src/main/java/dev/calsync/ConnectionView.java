package dev.calsync;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.connector.ConnectorId;

/**
 * An account as it is kept.
 *
 * @param id its id
 * @param connector through which connector it is reached
 * @param account the provider's name of it
 */
public record ConnectionView(ConnectionId id, ConnectorId connector, String account) {}

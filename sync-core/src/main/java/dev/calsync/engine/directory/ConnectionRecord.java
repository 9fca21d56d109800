package dev.calsync.engine.directory;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.connector.ConnectorId;
import dev.calsync.connector.Settings;

/** An authorised access of an owner to one provider account. */
public record ConnectionRecord(
    ConnectionId id, ConnectorId connector, String account, Settings settings) {}

package dev.calsync.connector;

/**
 * What a host hands over to connect an account. Connectors offer typed factories that make one.
 *
 * @param connector which connector
 * @param settings its settings
 */
public record ConnectionRequest(ConnectorId connector, Settings settings) {}

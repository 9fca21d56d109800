package dev.calsync.engine.connection;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.connector.Call;
import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.connector.MirrorWriter;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;

/**
 * A calendar within reach: its connector, its name there, and a call on behalf of its connection.
 *
 * @param connector the connector
 * @param call the access
 * @param ref the calendar's name at its provider
 */
public record Access(ConnectorAdapter connector, Call call, CalendarRef ref) {

  /** The writer of a calendar that must be writable. */
  public MirrorWriter writer() {
    return connector
        .writer()
        .orElseThrow(
            () ->
                ConnectorException.of(
                    FailureClass.UNSUPPORTED,
                    "READ_ONLY_CONNECTOR",
                    "Connector " + connector.describe().id() + " writes no mirrors"));
  }
}

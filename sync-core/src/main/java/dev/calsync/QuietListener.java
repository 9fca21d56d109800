package dev.calsync;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.ConnectorId;
import dev.calsync.host.ConnectionChange;
import dev.calsync.host.SyncListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The host's listener, kept from disturbing the engine. */
record QuietListener(SyncListener listener) implements SyncListener {

  private static final Logger LOG = LoggerFactory.getLogger(QuietListener.class);

  @Override
  public void pageRead(OwnerId owner, CalendarId calendar, long items) {
    quietly(() -> listener.pageRead(owner, calendar, items));
  }

  @Override
  public void mirrorsWritten(OwnerId owner, CalendarId target, int written) {
    quietly(() -> listener.mirrorsWritten(owner, target, written));
  }

  @Override
  public void held(OwnerId owner, EdgeId edge, int events) {
    quietly(() -> listener.held(owner, edge, events));
  }

  @Override
  public void runFailed(OwnerId owner, String failure, String subject) {
    quietly(() -> listener.runFailed(owner, failure, subject));
  }

  @Override
  public void notificationIgnored(ConnectorId connector, String code) {
    quietly(() -> listener.notificationIgnored(connector, code));
  }

  @Override
  public void pushMissed(OwnerId owner, CalendarId calendar, long changes) {
    quietly(() -> listener.pushMissed(owner, calendar, changes));
  }

  @Override
  public void connectionChanged(OwnerId owner, ConnectionId connection, ConnectionChange change) {
    quietly(() -> listener.connectionChanged(owner, connection, change));
  }

  private static void quietly(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException broken) {
      LOG.warn("The listener threw {}; the engine goes on", broken.getClass().getName());
    }
  }
}

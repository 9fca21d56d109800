package dev.calsync.engine.directory;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.connector.ConnectorId;
import dev.calsync.connector.Settings;
import java.util.Locale;
import java.util.Set;

/** An authorised access of an owner to one provider account. */
public record ConnectionRecord(
    ConnectionId id, ConnectorId connector, String account, Settings settings) {

  /** The owner's addresses there, in lower case: the account's name if it is one (SEM-8). */
  public Set<String> addresses() {
    String name = account.toLowerCase(Locale.ROOT);
    return name.indexOf('@') > 0 ? Set.of(name) : Set.of();
  }
}

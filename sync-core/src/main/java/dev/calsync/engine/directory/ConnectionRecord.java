package dev.calsync.engine.directory;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.connector.ConnectorId;
import dev.calsync.connector.Settings;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An authorised access of an owner to one provider account.
 *
 * @param aliases the account's other mail addresses, as the provider says them
 * @param standing where it stands
 */
public record ConnectionRecord(
    ConnectionId id,
    ConnectorId connector,
    String account,
    List<String> aliases,
    Settings settings,
    Standing standing) {

  /** Copies the aliases. */
  public ConnectionRecord {
    aliases = List.copyOf(aliases);
  }

  /** Of an account without other addresses. */
  public ConnectionRecord(
      ConnectionId id, ConnectorId connector, String account, Settings settings) {
    this(id, connector, account, List.of(), settings, Standing.ACTIVE);
  }

  /** The same, standing otherwise. */
  public ConnectionRecord with(Standing next) {
    return new ConnectionRecord(id, connector, account, aliases, settings, next);
  }

  /** The owner's addresses there, in lower case: the account's name if it is one (SEM-8). */
  public Set<String> addresses() {
    return Stream.concat(Stream.of(account), aliases.stream())
        .map(name -> name.toLowerCase(Locale.ROOT))
        .filter(name -> name.indexOf('@') > 0)
        .collect(Collectors.toUnmodifiableSet());
  }
}

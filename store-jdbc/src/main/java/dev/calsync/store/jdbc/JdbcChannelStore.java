package dev.calsync.store.jdbc;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.store.ChannelId;
import dev.calsync.store.ChannelStore;
import dev.calsync.store.FormHash;
import dev.calsync.store.JournalLine;
import dev.calsync.store.Lease;
import dev.calsync.store.WatchChannel;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Watch channels. */
final class JdbcChannelStore implements ChannelStore {

  private final Transactions transactions;

  JdbcChannelStore(Transactions transactions) {
    this.transactions = transactions;
  }

  private static final String ADD =
      """
      insert into {channel} (owner, id, name, calendar, secret)
      select ?, ?, ?, ?, ? where not exists (select 1 from {channel} where name = ?)
      """;

  @Override
  public boolean openChannel(
      Lease lease, ChannelId channel, CalendarId calendar, FormHash secret, JournalLine journal) {
    return changes(
        lease,
        journal,
        ADD,
        to ->
            bind(to, lease, channel)
                .hash(channel.hash())
                .text(calendar.value())
                .hash(secret)
                .hash(channel.hash()));
  }

  private static final String GRANT =
      """
      update {channel} set provider_id = ?, granted_micros = ?, expires_at = {later}
      where owner = ? and id = ?
      """;

  @Override
  public boolean settleChannel(
      Lease lease, ChannelId channel, String providerId, Duration life, JournalLine journal) {
    return changes(
        lease,
        journal,
        GRANT,
        to -> bind(to.text(providerId).number(Params.micros(life)).after(life), lease, channel));
  }

  private static final String DROP =
      """
      delete from {channel} where owner = ? and id = ?
      """;

  @Override
  public boolean dropChannel(Lease lease, ChannelId channel, JournalLine journal) {
    return changes(lease, journal, DROP, to -> bind(to, lease, channel));
  }

  private boolean changes(Lease lease, JournalLine journal, String sql, Tx.Binding binding) {
    return transactions.write(
        lease,
        tx -> {
          boolean changed = tx.update(sql, binding) == 1;
          if (changed) {
            JournalLines.append(tx, lease.lane().owner(), List.of(journal));
          }
          return changed;
        });
  }

  private static Params bind(Params to, Lease lease, ChannelId channel) throws SQLException {
    return to.text(lease.lane().owner().value()).text(channel.value());
  }

  private static final String FIND =
      """
      select owner, id, calendar, secret, provider_id, granted_micros, expires_at, {now} as now_at
      from {channel} where name = ?
      """;

  @Override
  public Optional<WatchChannel> findChannel(FormHash channel) {
    return transactions.read(tx -> tx.first(FIND, to -> to.hash(channel), JdbcChannelStore::read));
  }

  private static final String OF_CALENDAR =
      """
      select owner, id, calendar, secret, provider_id, granted_micros, expires_at, {now} as now_at
      from {channel} where owner = ? and calendar = ?
      order by expires_at desc nulls last, id
      """;

  @Override
  public List<WatchChannel> channels(OwnerId owner, CalendarId calendar) {
    return transactions.read(
        tx ->
            tx.list(
                OF_CALENDAR,
                to -> to.text(owner.value()).text(calendar.value()),
                JdbcChannelStore::read));
  }

  private static WatchChannel read(Row row) throws SQLException {
    Optional<Duration> left = row.until("expires_at", "now_at");
    Optional<WatchChannel.Grant> grant =
        left.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new WatchChannel.Grant(
                    row.text("provider_id"),
                    Duration.of(row.number("granted_micros"), ChronoUnit.MICROS),
                    left.get()));
    return new WatchChannel(
        new ChannelId(row.text("id")),
        OwnerId.of(row.text("owner")),
        CalendarId.of(row.text("calendar")),
        row.hash("secret"),
        grant);
  }
}

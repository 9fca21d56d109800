package dev.calsync.test;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.store.ChannelId;
import dev.calsync.store.ChannelStore;
import dev.calsync.store.FormHash;
import dev.calsync.store.JournalLine;
import dev.calsync.store.Lease;
import dev.calsync.store.WatchChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Watch channels. */
final class InMemoryChannels implements ChannelStore {

  private final Tables tables;

  InMemoryChannels(Tables tables) {
    this.tables = tables;
  }

  @Override
  public boolean openChannel(
      Lease lease, ChannelId channel, CalendarId calendar, FormHash secret, JournalLine journal) {
    return tables.fenced(
        lease,
        it -> {
          if (ownerOf(channel.hash()).isPresent()) {
            return false;
          }
          it.access().channels().open(channel, calendar, secret);
          return told(it, journal);
        });
  }

  @Override
  public boolean settleChannel(
      Lease lease, ChannelId channel, String providerId, Duration life, JournalLine journal) {
    return tables.fenced(
        lease,
        it ->
            it.access().channels().settle(channel, providerId, life, tables.now())
                && told(it, journal));
  }

  @Override
  public boolean dropChannel(Lease lease, ChannelId channel, JournalLine journal) {
    return tables.fenced(lease, it -> it.access().channels().drop(channel) && told(it, journal));
  }

  private boolean told(OwnerTables owner, JournalLine journal) {
    owner.journal().append(List.of(journal), tables.now());
    return true;
  }

  @Override
  public Optional<WatchChannel> findChannel(FormHash channel) {
    return tables.locked(() -> ownerOf(channel).flatMap(owner -> find(owner, channel)));
  }

  private Optional<WatchChannel> find(OwnerId owner, FormHash channel) {
    return tables.owned(owner, it -> it.access().channels().find(owner, channel, tables.now()));
  }

  @Override
  public List<WatchChannel> channels(OwnerId owner, CalendarId calendar) {
    return tables.owned(owner, it -> it.access().channels().of(owner, calendar, tables.now()));
  }

  private Optional<OwnerId> ownerOf(FormHash channel) {
    return tables.ownerWho(it -> it.access().channels().knows(channel));
  }
}

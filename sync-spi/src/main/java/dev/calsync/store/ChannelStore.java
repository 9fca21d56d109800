package dev.calsync.store;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Watch channels: registrations at providers (R-E2). Not part of {@link SyncStore} yet. */
public interface ChannelStore {

  /**
   * Writes a channel down before the provider is asked for it, so that no notification can come
   * before its row (FLT-40).
   *
   * @param lease the proof
   * @param channel the channel; its state is {@link WatchChannel.State#OPENING}
   * @param journal what is to be told
   */
  void openChannel(Lease lease, WatchChannel channel, JournalLine journal);

  /**
   * What the provider granted, first or by an extension.
   *
   * @param lease the proof
   * @param channel our id of the channel
   * @param providerId the provider's id of it
   * @param life how long it lives from now
   * @param journal what is to be told
   * @return false, and nothing written, if there is no such channel
   */
  boolean settleChannel(
      Lease lease, String channel, String providerId, Duration life, JournalLine journal);

  /**
   * Forgets a channel that was stopped, or was never granted.
   *
   * @param lease the proof
   * @param channel our id of the channel
   * @param journal what is to be told
   * @return whether there was one
   */
  boolean dropChannel(Lease lease, String channel, JournalLine journal);

  /**
   * The channel of a notification. Whether it may be believed is for the caller to say: the secret
   * is compared, the life is looked at. Without an owner.
   *
   * @param channel our id of the channel, as sent
   * @return empty if there is none
   */
  Optional<WatchChannel> findChannel(String channel);

  /**
   * The channels of a calendar; two while one takes over from the other.
   *
   * @param owner whose
   * @param calendar which calendar
   * @return the longest lived first
   */
  List<WatchChannel> channels(OwnerId owner, CalendarId calendar);
}

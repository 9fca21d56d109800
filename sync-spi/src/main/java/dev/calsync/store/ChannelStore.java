package dev.calsync.store;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Watch channels: registrations at providers (R-E1, R-E2). */
public interface ChannelStore {

  /**
   * Writes a channel down before the provider is asked for it, so that no notification can come
   * before its row (FLT-40).
   *
   * @param lease the proof
   * @param channel our name of it, never used before
   * @param calendar which calendar
   * @param secret the SHA-256 of what the provider shall send back
   * @param journal what is to be told
   * @return false, and nothing written, if there is one of that name already, whoever's
   */
  boolean openChannel(
      Lease lease, ChannelId channel, CalendarId calendar, FormHash secret, JournalLine journal);

  /**
   * What the provider granted, first or by an extension.
   *
   * @param lease the proof
   * @param channel which
   * @param providerId the provider's id of it, 1 to 1,024 characters
   * @param life how long it lives from now
   * @param journal what is to be told
   * @return false, and nothing written, if there is no such channel
   */
  boolean settleChannel(
      Lease lease, ChannelId channel, String providerId, Duration life, JournalLine journal);

  /**
   * Forgets a channel that was stopped, or was never granted.
   *
   * @param lease the proof
   * @param channel which
   * @param journal what is to be told
   * @return false, and nothing written, if there is none
   */
  boolean dropChannel(Lease lease, ChannelId channel, JournalLine journal);

  /**
   * The channel of a notification, over or not. Whether it may be believed is for the caller to
   * say: the secret is compared, the life is looked at. Without an owner, because a notification
   * names none; by a hash, so that the store never sees what somebody sent, nor can be timed by it.
   *
   * @param channel the {@link ChannelId#hash} of what was sent
   * @return empty if there is none
   */
  Optional<WatchChannel> findChannel(FormHash channel);

  /**
   * The channels of a calendar; two while one takes over from the other.
   *
   * @param owner whose
   * @param calendar which calendar
   * @return the longest lived first, those that were not granted last; else by name
   */
  List<WatchChannel> channels(OwnerId owner, CalendarId calendar);
}

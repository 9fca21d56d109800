package dev.calsync.engine.watch;

import dev.calsync.store.WatchChannel;
import dev.calsync.store.WatchChannel.Grant;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is to be done about the channels of a calendar (R-E2). Pure.
 *
 * @param keeper the one that lives longest, if one lives and is wanted
 * @param renews whether another is to take over from the keeper, or its life to be prolonged
 * @param leftovers all others: they serve nobody any more
 */
record ChannelPlan(Optional<WatchChannel> keeper, boolean renews, List<WatchChannel> leftovers) {

  private static final Duration SOON = Duration.ofHours(24);
  private static final Duration SILENCE = Duration.ofHours(12);

  /**
   * What speaks for a channel.
   *
   * @param wanted whether anybody looks at the calendar
   * @param forced whether it was said that the channel ends, or has ended
   * @param lastRead how long ago the calendar was read to its end; empty if it never was
   */
  record Need(boolean wanted, boolean forced, Optional<Duration> lastRead) {}

  /**
   * Plans.
   *
   * @param channels of one calendar, the longest lived first
   * @param need what for
   */
  static ChannelPlan of(List<WatchChannel> channels, Need need) {
    Optional<WatchChannel> keeper =
        channels.stream().filter(channel -> need.wanted() && isAlive(channel)).findFirst();
    boolean renews =
        keeper
            .flatMap(WatchChannel::grant)
            .filter(grant -> need.forced() || isDue(grant, need.lastRead()))
            .isPresent();
    List<WatchChannel> leftovers =
        channels.stream().filter(it -> keeper.filter(it::equals).isEmpty()).toList();
    return new ChannelPlan(keeper, renews, leftovers);
  }

  static boolean isAlive(WatchChannel channel) {
    return channel.grant().filter(grant -> !grant.left().isZero()).isPresent();
  }

  static boolean isOver(WatchChannel channel) {
    return channel.grant().isPresent() && !isAlive(channel);
  }

  private static boolean isDue(Grant grant, Optional<Duration> lastRead) {
    return untilDue(grant).isZero() || isSilent(grant, lastRead);
  }

  /**
   * How long until a channel is to be renewed: four fifths of its life are over, or a day is left,
   * whichever comes first. Where less than two days are granted the day does not count, or there
   * would be no end of renewing.
   */
  static Duration untilDue(Grant grant) {
    Duration fifth = grant.life().dividedBy(5);
    boolean isShort = grant.life().compareTo(SOON.multipliedBy(2)) < 0;
    Duration reserve = isShort || fifth.compareTo(SOON) > 0 ? fifth : SOON;
    Duration until = grant.left().minus(reserve);
    return until.isNegative() ? Duration.ZERO : until;
  }

  /** Silence may be the channel's fault; that of one which is younger than it is not. */
  private static boolean isSilent(Grant grant, Optional<Duration> lastRead) {
    Duration age = grant.life().minus(grant.left());
    return age.compareTo(SILENCE) > 0
        && lastRead.filter(ago -> ago.compareTo(SILENCE) <= 0).isEmpty();
  }
}

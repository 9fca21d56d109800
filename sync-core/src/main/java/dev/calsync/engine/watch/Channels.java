package dev.calsync.engine.watch;

import dev.calsync.connector.ChangeWatch;
import dev.calsync.engine.connection.Access;
import dev.calsync.engine.permit.NotNow;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import dev.calsync.store.ChannelId;
import dev.calsync.store.WatchChannel;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what a plan says, at the provider and in the store. First goes what serves nobody, so that
 * answers which are lost again and again leave no heap of channels at the provider; the one that
 * serves goes when another does.
 */
final class Channels {

  private static final Logger LOG = LoggerFactory.getLogger(Channels.class);

  /** Of one calendar; what could not be stopped counts. More would help nobody. */
  private static final int MOST = 5;

  /** After these nobody knows what there is at the provider; after all others it said no. */
  private static final Set<FailureClass> UNKNOWN =
      EnumSet.of(FailureClass.TRANSIENT, FailureClass.AMBIGUOUS);

  /** After these it makes no sense to try again: what cannot be stopped dies by itself. */
  private static final Set<FailureClass> IN_VAIN =
      EnumSet.of(
          FailureClass.FORBIDDEN,
          FailureClass.REJECTED,
          FailureClass.UNSUPPORTED,
          FailureClass.CALENDAR_GONE);

  private final Access access;
  private final ChannelLife life;
  private final Ordering ordering;
  private final Runnable opened;

  /**
   * The channels of one calendar.
   *
   * @param access the calendar at its provider
   * @param life the calendar's channels in the store
   * @param ordering how new ones are ordered
   * @param opened asks for a reading: what changed before the channel was open it does not tell
   */
  Channels(Access access, ChannelLife life, Ordering ordering, Runnable opened) {
    this.access = access;
    this.life = life;
    this.ordering = ordering;
    this.opened = opened;
  }

  void follow(ChannelPlan plan, Watchable.Way way) {
    int left = clear(plan.leftovers(), way.wanted());
    boolean room = left < MOST;
    if (plan.keeper().isEmpty() && way.wanted() && room) {
      open(way);
    } else if (plan.renews()) {
      WatchChannel keeper = plan.keeper().orElseThrow();
      if (!extend(keeper) && room) {
        open(way);
        clear(List.of(keeper), true);
      }
    }
  }

  /** Answers how many are still there. */
  private int clear(List<WatchChannel> leftovers, boolean wanted) {
    return (int) leftovers.stream().filter(channel -> !end(channel, wanted)).count();
  }

  private boolean end(WatchChannel channel, boolean wanted) {
    ChannelStep step = ChannelLife.end(channel, wanted);
    boolean gone = step == ChannelStep.LAPSED || isStopped(channel);
    if (gone) {
      life.drop(step, channel.id());
    }
    return gone;
  }

  /** A provider that cannot stop a channel now must not keep us from opening another. */
  private boolean isStopped(WatchChannel channel) {
    try {
      access.stop(known(channel));
      return true;
    } catch (ConnectorException trouble) {
      if (trouble.failureClass() == FailureClass.THROTTLED) {
        throw trouble;
      }
      LOG.debug("channel {} was not stopped: {}", channel.id(), trouble.code());
      return IN_VAIN.contains(trouble.failureClass());
    }
  }

  private boolean extend(WatchChannel channel) {
    Optional<ChangeWatch.Channel> granted = access.extend(known(channel), Ordering.LIFE);
    granted.ifPresent(it -> life.settle(ChannelStep.EXTENDED, it, ordering.lifeOf(it)));
    return granted.isPresent();
  }

  private void open(Watchable.Way way) {
    ChangeWatch.Order order = ordering.order(way.address());
    ChannelId id = new ChannelId(order.id());
    life.ask(id, order.secret());
    ChangeWatch.Channel granted;
    try {
      granted = access.watch(order);
    } catch (ConnectorException trouble) {
      if (NotNow.is(trouble) || !UNKNOWN.contains(trouble.failureClass())) {
        life.drop(ChannelStep.REFUSED, id);
      }
      throw trouble;
    }
    opened.run();
    life.settle(ChannelStep.GRANTED, granted, ordering.lifeOf(granted));
  }

  private static ChangeWatch.Known known(WatchChannel channel) {
    return new ChangeWatch.Known(
        channel.id().value(), channel.grant().map(WatchChannel.Grant::providerId));
  }
}

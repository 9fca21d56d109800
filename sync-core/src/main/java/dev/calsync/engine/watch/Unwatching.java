package dev.calsync.engine.watch;

import dev.calsync.connector.ChangeWatch;
import dev.calsync.engine.connection.Access;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.job.JobSlice;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import dev.calsync.store.ChannelStore;
import dev.calsync.store.WatchChannel;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Stops whatever still tells of a calendar whose connection is given up (R-A6). Afterwards none of
 * its channels is known any more, so that what they tell is not believed.
 */
public final class Unwatching {

  /** After these the provider may be asked again; after all others a channel dies by itself. */
  private static final Set<FailureClass> PASSES =
      EnumSet.of(FailureClass.TRANSIENT, FailureClass.AMBIGUOUS, FailureClass.THROTTLED);

  private final ChannelStore store;

  /**
   * Of an installation.
   *
   * @param store its channels
   */
  public Unwatching(ChannelStore store) {
    this.store = store;
  }

  /**
   * Stops the channels of a calendar; opens it only if it has any.
   *
   * @param slice under which run
   * @param calendar which calendar
   * @param access opens it
   * @throws ConnectorException if the provider is to be asked again; what was not stopped is still
   *     known
   */
  public void stopAll(JobSlice slice, CalendarRecord calendar, Supplier<Access> access) {
    List<WatchChannel> channels = store.channels(slice.owner(), calendar.id());
    if (channels.isEmpty()) {
      return;
    }
    ChannelLife life = new ChannelLife(store, slice, calendar.id());
    Access opened = access.get();
    for (WatchChannel channel : channels) {
      ChannelStep step = ChannelLife.end(channel, false);
      if (step != ChannelStep.LAPSED) {
        stop(opened, channel);
      }
      life.drop(step, channel.id());
    }
  }

  private static void stop(Access access, WatchChannel channel) {
    try {
      access.stop(
          new ChangeWatch.Known(
              channel.id().value(), channel.grant().map(WatchChannel.Grant::providerId)));
    } catch (ConnectorException trouble) {
      if (PASSES.contains(trouble.failureClass())) {
        throw trouble;
      }
    }
  }
}

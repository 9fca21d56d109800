package dev.calsync.engine.watch;

import dev.calsync.calendar.CalendarId;
import dev.calsync.connector.ChangeWatch;
import dev.calsync.connector.Secret;
import dev.calsync.engine.job.JobSlice;
import dev.calsync.store.ChannelId;
import dev.calsync.store.ChannelStore;
import dev.calsync.store.JournalLine;
import dev.calsync.store.WatchChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Takes the channels of one calendar from state to state, under one run. */
final class ChannelLife {

  private final ChannelStore store;
  private final JobSlice slice;
  private final CalendarId calendar;

  ChannelLife(ChannelStore store, JobSlice slice, CalendarId calendar) {
    this.store = store;
    this.slice = slice;
    this.calendar = calendar;
  }

  /** {@link ChannelStep#ASKED}. */
  void ask(ChannelId channel, Secret secret) {
    JournalLine line = line(ChannelStep.ASKED, channel);
    if (!store.openChannel(slice.lease(), channel, calendar, Trust.hash(secret), line)) {
      throw new IllegalStateException("the id " + channel + " was given before");
    }
    slice.count("asked", 1);
  }

  /** {@link ChannelStep#GRANTED}, {@link ChannelStep#EXTENDED}. */
  void settle(ChannelStep step, ChangeWatch.Channel granted, Duration life) {
    ChannelId channel = new ChannelId(granted.id());
    JournalLine line = line(step, channel);
    store.settleChannel(slice.lease(), channel, granted.providerId(), life, line);
    slice.count(step == ChannelStep.GRANTED ? "opened" : "extended", 1);
  }

  /** The steps that lead to nothing. */
  void drop(ChannelStep step, ChannelId channel) {
    store.dropChannel(slice.lease(), channel, line(step, channel));
    slice.count("dropped", 1);
  }

  /** Why a channel that serves nobody goes. */
  static ChannelStep end(WatchChannel channel, boolean wanted) {
    if (ChannelState.of(channel) == ChannelState.ASKED) {
      return ChannelStep.ORPHANED;
    }
    if (ChannelPlan.isOver(channel)) {
      return ChannelStep.LAPSED;
    }
    return wanted ? ChannelStep.REPLACED : ChannelStep.UNWANTED;
  }

  private JournalLine line(ChannelStep step, ChannelId channel) {
    return new JournalLine(
        step.action(),
        slice.runId(),
        calendar,
        Optional.empty(),
        "",
        "",
        Map.of("channel", channel.value()));
  }
}

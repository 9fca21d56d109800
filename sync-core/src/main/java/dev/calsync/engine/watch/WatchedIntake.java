package dev.calsync.engine.watch;

import dev.calsync.engine.connection.Accesses;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.edge.FollowUps;
import dev.calsync.engine.intake.AfterIntake;
import dev.calsync.engine.job.JobSlice;
import dev.calsync.host.SyncListener;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobState;
import dev.calsync.store.RunEnd;
import dev.calsync.store.SyncStore;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * What follows once a calendar was read that may be watched: it is watched from then on, and read
 * by itself the more rarely as its provider tells of changes. A change that such a reading finds
 * was not told of: that is counted, and the next reading comes as soon as if there were no channel
 * (R-E3).
 */
public final class WatchedIntake implements AfterIntake {

  private final SyncStore store;
  private final Watchable watchable;
  private final FollowUps followUps;
  private final Accesses accesses;
  private final Host host;

  /** Up to so many times longer, as a day's budget runs out. */
  private static final int LONGER = 3;

  /**
   * What the host lends.
   *
   * @param floor how often a calendar is read at least whose provider tells of changes; each pause
   *     is up to half as long again, and up to four times as long where a day's budget runs out
   */
  public record Host(Duration floor, RandomGenerator jitter, SyncListener listener) {}

  /**
   * What follows.
   *
   * @param store channels and jobs
   * @param watchable which calendars may be watched
   * @param followUps what follows whether they are or not
   * @param accesses know what is left of a day's budget
   * @param host what the host lends
   */
  public WatchedIntake(
      SyncStore store, Watchable watchable, FollowUps followUps, Accesses accesses, Host host) {
    this.store = store;
    this.watchable = watchable;
    this.followUps = followUps;
    this.accesses = accesses;
    this.host = host;
  }

  @Override
  public RunEnd intake(JobSlice slice, CalendarRecord calendar) {
    boolean watched =
        watchable.of(slice.owner(), calendar).filter(Watchable.Way::wanted).isPresent();
    if (watched) {
      keepWatched(slice, calendar);
    }
    boolean told = watched && isAlive(slice, calendar) && !hasMissed(slice, calendar);
    RunEnd end = followUps.intake(slice, calendar);
    return told
        ? end.match(
            done -> new RunEnd.Done(done.again().map(poll -> longer(slice, calendar, poll))),
            () -> end,
            failed -> end,
            dead -> end)
        : end;
  }

  private void keepWatched(JobSlice slice, CalendarRecord calendar) {
    JobKey job = new JobKey(JobKind.WATCH, calendar.id().value());
    boolean kept =
        store
            .jobs()
            .find(slice.owner(), job)
            .filter(it -> it.state() != JobState.COMPLETED)
            .isPresent();
    if (!kept) {
      followUps.ask(List.of(FollowUps.in(JobKind.WATCH, slice.owner(), calendar, "read")));
    }
  }

  private boolean isAlive(JobSlice slice, CalendarRecord calendar) {
    return store.channels().channels(slice.owner(), calendar.id()).stream()
        .anyMatch(ChannelPlan::isAlive);
  }

  private boolean hasMissed(JobSlice slice, CalendarRecord calendar) {
    long changes =
        Stream.of("changed", "gone", "drifted")
            .mapToLong(what -> slice.counts().getOrDefault(what, 0L))
            .sum();
    boolean missed = slice.isByItself() && changes > 0;
    if (missed) {
      slice.count("missed", changes);
      host.listener().pushMissed(slice.owner(), calendar.id(), changes);
    }
    return missed;
  }

  private Duration longer(JobSlice slice, CalendarRecord calendar, Duration poll) {
    double spent = 1 - accesses.budgetLeft(slice.owner(), calendar);
    double jitter = host.jitter().nextDouble() / 2;
    Duration rare =
        Duration.ofMillis((long) (host.floor().toMillis() * (1 + jitter + LONGER * spent)));
    return poll.compareTo(rare) < 0 ? rare : poll;
  }
}

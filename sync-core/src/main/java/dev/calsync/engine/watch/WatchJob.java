package dev.calsync.engine.watch;

import dev.calsync.calendar.CalendarId;
import dev.calsync.engine.connection.Access;
import dev.calsync.engine.connection.Accesses;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.edge.Cadence;
import dev.calsync.engine.edge.FollowUps;
import dev.calsync.engine.job.JobHandler;
import dev.calsync.engine.job.JobSlice;
import dev.calsync.store.CalendarReading;
import dev.calsync.store.JobKind;
import dev.calsync.store.RunEnd;
import dev.calsync.store.SyncStore;
import dev.calsync.store.WatchChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Sees to it that a calendar has one channel that lives long enough, and none besides, about once
 * an hour (R-E2). Dying anywhere costs at most a channel that the next run stops, and never the one
 * that serves: another is open before it goes (FLT-41).
 */
public final class WatchJob implements JobHandler {

  private static final Duration SHORTEST = Duration.ofMinutes(1);

  private final SyncStore store;
  private final Directory directory;
  private final Accesses accesses;
  private final Host host;
  private final boolean forced;

  /** What the host lends to the job, which calendars can be watched, and how often. */
  public record Host(
      Watchable watchable, Ordering ordering, FollowUps followUps, Cadence cadence) {}

  private WatchJob(
      SyncStore store, Directory directory, Accesses accesses, Host host, boolean forced) {
    this.store = store;
    this.directory = directory;
    this.accesses = accesses;
    this.host = host;
    this.forced = forced;
  }

  /**
   * The hourly job, {@link JobKind#WATCH}.
   *
   * @param store channels and readings
   * @param directory calendars
   * @param accesses how calendars are reached
   * @param host what else
   */
  public static WatchJob hourly(
      SyncStore store, Directory directory, Accesses accesses, Host host) {
    return new WatchJob(store, directory, accesses, host, false);
  }

  /** The same once, for a channel that is said to end: {@link JobKind#WATCH_ANEW}. */
  public WatchJob anew() {
    return new WatchJob(store, directory, accesses, host, true);
  }

  @Override
  public RunEnd run(JobSlice slice) {
    CalendarRecord calendar = directory.calendar(slice.owner(), new CalendarId(slice.subject()));
    return host.watchable()
        .of(slice.owner(), calendar)
        .map(way -> run(slice, calendar, way))
        .orElseGet(() -> new RunEnd.Done(Optional.empty()));
  }

  private RunEnd run(JobSlice slice, CalendarRecord calendar, Watchable.Way way) {
    if (!way.standing().state().isReachable()) {
      return forget(slice, calendar, way);
    }
    Access access = accesses.open(slice.owner(), calendar, slice.deadline(), slice::countCall);
    ChannelLife life = new ChannelLife(store.channels(), slice, calendar.id());
    ChannelPlan plan = ChannelPlan.of(channels(slice, calendar), need(slice, calendar, way));
    Runnable opened =
        () ->
            host.followUps()
                .ask(List.of(FollowUps.reading(slice.owner(), calendar, "watched from now on")));
    new Channels(access, life, host.ordering(), opened).follow(plan, way);
    return end(way, channels(slice, calendar));
  }

  /** The provider cannot be asked: what is over goes, and all that nobody stops any more. */
  private RunEnd forget(JobSlice slice, CalendarRecord calendar, Watchable.Way way) {
    ChannelLife life = new ChannelLife(store.channels(), slice, calendar.id());
    boolean isGone = !way.wanted() && !way.standing().isLeaving();
    channels(slice, calendar).stream()
        .filter(channel -> isGone || ChannelPlan.isOver(channel))
        .forEach(channel -> life.drop(ChannelLife.end(channel, way.wanted()), channel.id()));
    return end(way, channels(slice, calendar));
  }

  /** Nobody is watched for who does not look. */
  private RunEnd end(Watchable.Way way, List<WatchChannel> channels) {
    return new RunEnd.Done(
        forced || !way.wanted() ? Optional.empty() : Optional.of(pause(channels)));
  }

  /** About an hour unless told otherwise; less where the channel is to be renewed before. */
  private Duration pause(List<WatchChannel> channels) {
    Duration usual = host.cadence().next(Duration.ZERO);
    Duration due =
        channels.stream()
            .flatMap(channel -> channel.grant().stream())
            .map(ChannelPlan::untilDue)
            .findFirst()
            .orElse(usual);
    Duration next = due.compareTo(usual) < 0 ? due : usual;
    return next.compareTo(SHORTEST) < 0 ? SHORTEST : next;
  }

  private List<WatchChannel> channels(JobSlice slice, CalendarRecord calendar) {
    return store.channels().channels(slice.owner(), calendar.id());
  }

  private ChannelPlan.Need need(JobSlice slice, CalendarRecord calendar, Watchable.Way way) {
    Optional<Duration> lastRead =
        store.reading().readings(slice.owner()).stream()
            .filter(reading -> reading.calendar().equals(calendar.id()))
            .findFirst()
            .flatMap(CalendarReading::age);
    return new ChannelPlan.Need(way.wanted(), forced, lastRead);
  }
}

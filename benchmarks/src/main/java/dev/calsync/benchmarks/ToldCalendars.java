package dev.calsync.benchmarks;

import dev.calsync.EdgeView;
import dev.calsync.OwnerScope;
import dev.calsync.calendar.CalendarId;
import dev.calsync.connector.Continuation;
import dev.calsync.connector.Coverage;
import dev.calsync.connector.Cursor;
import dev.calsync.connector.FetchPage;
import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.connector.WriteOutcome;
import dev.calsync.policy.Policy;
import dev.calsync.store.jdbc.JdbcSyncStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Owners with a calendar each that is mirrored into another, at a provider that tells of changes;
 * and when what happened to a change.
 */
final class ToldCalendars implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Database database;
  private final Installation host;
  private final InProcessWatch watch = new InProcessWatch();
  private final List<Source> sources = new ArrayList<>();
  private final Map<String, Change> open = new ConcurrentHashMap<>();
  private int changes;

  /** A change of one event, and the moments of its way, in nanoseconds. */
  static final class Change {

    final long due;
    volatile long asked;
    volatile long fetched;
    volatile long written;

    Change(long due) {
      this.due = due;
    }

    boolean isWritten() {
      return written != 0;
    }

    void await() {
      long patience = System.nanoTime() + PATIENCE.toNanos();
      while (!isWritten()) {
        if (System.nanoTime() > patience) {
          throw new IllegalStateException("a change was never written");
        }
        LockSupport.parkNanos(200_000);
      }
    }
  }

  ToldCalendars(Server server, int owners) throws Exception {
    database = server.database(EngineJobs.LOOPS);
    host =
        new Installation(
            JdbcSyncStore.on(database.pool()).open(),
            new InProcess(InProcess.capabilities(50, 4), watch));
    for (int i = 0; i < owners; i++) {
      Source source = new Source("o" + i + "-source");
      sources.add(source);
      OwnerScope owner = host.owner("o" + i);
      CalendarId from = host.calendar(owner, source.account, source);
      CalendarId to = host.calendar(owner, "o" + i + "-target", new Target());
      EdgeView edge = owner.edges().create(from, to, Policy.full());
      owner.edges().syncNow(edge.id()).await(PATIENCE);
    }
    long patience = System.nanoTime() + PATIENCE.toNanos();
    while (!sources.stream().allMatch(source -> watch.isWatched(source.account))) {
      if (System.nanoTime() > patience) {
        throw new IllegalStateException("calendars without a channel");
      }
      LockSupport.parkNanos(10_000_000);
    }
    database.execute("vacuum analyze");
  }

  int owners() {
    return sources.size();
  }

  /** An event comes to a calendar, and the provider tells of it, at the moment when it was due. */
  Change change(int owner, long due) {
    Source source = sources.get(owner);
    Change change = new Change(due);
    int number = changes++;
    open.put(SampleEvents.event(number).details().text().title(), change);
    source.waiting.add(change);
    source.calendar.put("event-" + number, SampleEvents.event(number));
    if (host.receive(watch.says(source.account)).status() != 202) {
      throw new IllegalStateException("a notification was not taken in");
    }
    change.asked = System.nanoTime();
    return change;
  }

  /** A calendar whose changes are asked for. */
  private static final class Source implements Shelf {

    private final String account;
    private final SharedCalendar calendar = new SharedCalendar();
    private final List<Change> waiting = java.util.Collections.synchronizedList(new ArrayList<>());

    Source(String account) {
      this.account = account;
    }

    @Override
    public FetchPage list(Optional<Continuation> at) {
      return calendar.list(at);
    }

    @Override
    public FetchPage changes(Cursor since) {
      long now = System.nanoTime();
      synchronized (waiting) {
        waiting.forEach(change -> change.fetched = now);
        waiting.clear();
      }
      return calendar.changes(since);
    }

    @Override
    public WriteOutcome write(MirrorWrite write) {
      throw new IllegalStateException("nothing is mirrored here");
    }
  }

  /** A calendar that takes mirrors, and notes when. */
  private final class Target implements Shelf {

    @Override
    public FetchPage list(Optional<Continuation> at) {
      return new FetchPage.Last(List.of(), Coverage.WHOLE, Optional.of(new Cursor("end")));
    }

    @Override
    public FetchPage changes(Cursor since) {
      return new FetchPage.Unchanged(since);
    }

    @Override
    public WriteOutcome write(MirrorWrite write) {
      return write.match(
          create -> written(create.form()),
          update -> new WriteOutcome.Conflicted(),
          delete -> new WriteOutcome.Conflicted(),
          changed -> new WriteOutcome.Conflicted());
    }

    private WriteOutcome written(MirrorForm form) {
      Optional.ofNullable(open.remove(form.shape().details().text().title()))
          .ifPresent(change -> change.written = System.nanoTime());
      return new WriteOutcome.Applied(
          new RemoteId(form.id()), new RemoteVersion("1"), Optional.of(form.shape()));
    }
  }

  @Override
  public void close() {
    host.close();
    database.close();
  }
}

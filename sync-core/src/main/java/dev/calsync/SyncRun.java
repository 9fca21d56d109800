package dev.calsync;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.directory.EdgeRecord;
import dev.calsync.engine.directory.OwnCalendar;
import dev.calsync.engine.edge.FollowUps;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobRequest;
import dev.calsync.store.JobState;
import dev.calsync.store.JobTicket;
import dev.calsync.store.JobView;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A synchronization that was asked for. It goes on whether it is awaited or not. Awaiting it in a
 * process whose worker is off works the jobs in the calling thread, as far as they are due now.
 */
public final class SyncRun {

  private static final Duration POLL = Duration.ofMillis(50);

  private final Engine engine;
  private final Worker worker;
  private final OwnerId owner;
  private final EdgeRecord edge;
  private final SyncCount count;
  private final List<JobTicket> readings;
  private final Set<JobKey> revived = new HashSet<>();

  private SyncRun(Engine engine, Worker worker, OwnerId owner, EdgeRecord edge) {
    this.engine = engine;
    this.worker = worker;
    this.owner = owner;
    this.edge = edge;
    this.count = new SyncCount(engine, owner, edge);
    this.readings =
        ask(edge.ends().filter(end -> !OwnCalendar.is(end)).map(this::reading).toList());
  }

  static SyncRun begin(Engine engine, Worker worker, OwnerId owner, EdgeRecord edge) {
    return new SyncRun(engine, worker, owner, edge);
  }

  /**
   * Waits until both ends were read, the edge was planned and what was due was written, or one of
   * these failed.
   *
   * @param atMost how long
   * @return what was done; {@link SyncSummary#finished()} tells whether the time was enough
   */
  public SyncSummary await(Duration atMost) {
    Until until = new Until(atMost);
    boolean finished =
        ended(readings, until)
            && (failed(readings)
                || (ended(ask(List.of(engine.followUps.planning(owner, edge, "asked for"))), until)
                    && delivered(until)));
    return count.summary(finished, EdgeStatus.problems(engine, owner, edge));
  }

  /** Delivery may need several slices, and look-ups after a pause. */
  private boolean delivered(Until until) {
    JobRequest delivery =
        FollowUps.delivery(
            owner, engine.directory.calendar(owner, edge.target()), Duration.ZERO, "asked for");
    while (true) {
      List<JobTicket> tickets = ask(List.of(delivery));
      if (!ended(tickets, until)) {
        return false;
      }
      Optional<Duration> due = engine.store.targets().untilDue(owner, edge.target());
      if (failed(tickets) || due.isEmpty()) {
        return true;
      }
      if (!until.pause(due.get())) {
        return false;
      }
    }
  }

  private JobRequest reading(CalendarId calendar) {
    return FollowUps.reading(owner, engine.directory.calendar(owner, calendar), "asked for");
  }

  /**
   * Whoever asks wants it tried: what was given up after deaths of its process is taken up again.
   */
  private List<JobTicket> ask(List<JobRequest> requests) {
    requests.forEach(request -> engine.store.jobs().redrive(owner, request.job()));
    return engine.followUps.ask(requests);
  }

  private boolean ended(List<JobTicket> tickets, Until until) {
    while (!tickets.stream().allMatch(this::served)) {
      boolean worked = !worker.isRunning() && worker.runOnce();
      if (!worked && !until.pause(POLL)) {
        return false;
      }
    }
    return true;
  }

  private boolean served(JobTicket ticket) {
    JobView job = engine.store.jobs().find(owner, ticket.job()).orElseThrow();
    boolean givenUp = job.state() == JobState.DEAD && !job.served(ticket);
    // A sweep gave it up between the request and its run; a second time is its own fault.
    if (givenUp && revived.add(ticket.job())) {
      engine.store.jobs().redrive(owner, ticket.job());
      return false;
    }
    return givenUp || job.served(ticket);
  }

  private boolean failed(List<JobTicket> tickets) {
    return tickets.stream()
        .map(ticket -> engine.store.jobs().find(owner, ticket.job()))
        .anyMatch(job -> job.flatMap(JobView::failure).isPresent());
  }

  /**
   * A bound on waiting; a pause ends early when something in this process was done. Nobody else
   * works while the worker is off, so there is nothing to wait for.
   */
  private final class Until {

    private final long deadline;

    Until(Duration atMost) {
      this.deadline = engine.ticker.nanos() + atMost.toNanos();
    }

    /** Answers whether there is time left after the pause. */
    boolean pause(Duration longest) {
      long left = deadline - engine.ticker.nanos();
      if (left <= 0 || !worker.isRunning()) {
        return false;
      }
      Duration pause = longest.compareTo(POLL) < 0 ? longest : POLL;
      Duration rest = Duration.ofNanos(left);
      engine
          .jobs
          .wakeUp()
          .await(engine.jobs.wakeUp().calls(), pause.compareTo(rest) < 0 ? pause : rest);
      return true;
    }
  }
}

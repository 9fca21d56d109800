package dev.calsync.test;

import dev.calsync.store.ClaimedLane.ClaimedJob;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobRun;
import dev.calsync.store.JobState;
import dev.calsync.store.JobTicket;
import dev.calsync.store.JobView;
import dev.calsync.store.Lane;
import dev.calsync.store.RunEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One job: a state for its key, not a queue entry (INV-22).
 *
 * <p>Invariants: {@code done <= claimed <= asked}; {@code asked <= claimed + 1}; a due time is
 * there exactly if the job waits, or runs and was asked for once more.
 */
final class JobRow {

  /** It was claimed when its holder died: alone from now on, until a run of it ends. */
  private static final int SUSPECT = 1;

  /** Two deaths in a row after its run had begun make it poison (INV-19). */
  private static final int POISONOUS = SUSPECT + 2;

  private final JobKey key;
  private final Lane lane;
  private JobState state = JobState.COMPLETED;
  private long asked;
  private long claimed;
  private long done;
  private int attempts;
  private int suspicion;
  private boolean begun;
  private Optional<Instant> dueAt = Optional.empty();
  private String reason = "";
  private Optional<JobView.Failure> failure = Optional.empty();
  private Map<String, Long> lastCounts = Map.of();

  JobRow(JobKey key, Lane lane) {
    this.key = key;
    this.lane = lane;
  }

  JobRow copy() {
    JobRow copy = new JobRow(key, lane);
    copy.state = state;
    copy.asked = asked;
    copy.claimed = claimed;
    copy.done = done;
    copy.attempts = attempts;
    copy.suspicion = suspicion;
    copy.begun = begun;
    copy.dueAt = dueAt;
    copy.reason = reason;
    copy.failure = failure;
    copy.lastCounts = lastCounts;
    return copy;
  }

  JobTicket ask(Instant at, String why) {
    asked = Math.max(asked, claimed + 1);
    if (state == JobState.COMPLETED) {
      state = JobState.PENDING;
    }
    if (state != JobState.DEAD && dueAt.filter(due -> !at.isBefore(due)).isEmpty()) {
      dueAt = Optional.of(at);
      reason = why;
    }
    return new JobTicket(key, asked);
  }

  ClaimedJob claim() {
    state = JobState.IN_PROGRESS;
    claimed = asked;
    attempts++;
    dueAt = Optional.empty();
    begun = false;
    return new ClaimedJob(key, attempts, reason);
  }

  void begin() {
    begun = true;
  }

  void end(JobRun run, Instant now) {
    lastCounts = run.counts();
    suspicion = 0;
    run.end()
        .match(
            good -> done(good, now),
            () -> yielded(now),
            bad -> failed(bad, now),
            hopeless -> dead(hopeless.code(), hopeless.text()));
  }

  /** Claimed, but its run did not end: waits again as if this attempt had not been. */
  JobRow giveBack(Instant now) {
    attempts--;
    return queue(JobState.PENDING, now);
  }

  /** Its lane's lease ran out while it ran, or was about to. */
  void orphan(Instant now) {
    suspicion = Math.max(suspicion, SUSPECT) + (begun ? 1 : 0);
    if (suspicion >= POISONOUS) {
      dead("POISON", "Two of its runs in a row ended in a death; redrive it to try again");
    } else {
      queue(JobState.PENDING, now);
    }
  }

  boolean redrive(Instant now) {
    if (state != JobState.DEAD) {
      return false;
    }
    asked = Math.max(asked, claimed + 1);
    attempts = 0;
    suspicion = 0;
    queue(JobState.PENDING, now);
    return true;
  }

  private JobRow done(RunEnd.Done good, Instant now) {
    done = claimed;
    attempts = 0;
    failure = Optional.empty();
    Optional<Instant> next =
        Stream.concat(dueAt.stream(), good.again().map(now::plus).stream()).min(Instant::compareTo);
    state = next.isPresent() ? JobState.PENDING : JobState.COMPLETED;
    reason = asked > claimed ? reason : "";
    dueAt = next;
    return this;
  }

  private JobRow yielded(Instant now) {
    failure = Optional.empty();
    return giveBack(now);
  }

  private JobRow failed(RunEnd.Failed bad, Instant now) {
    done = claimed;
    failure = Optional.of(new JobView.Failure(bad.code(), bad.text()));
    return queue(JobState.FAILED, now.plus(bad.retryIn()));
  }

  private JobRow dead(String code, String text) {
    done = claimed;
    failure = Optional.of(new JobView.Failure(code, text));
    state = JobState.DEAD;
    dueAt = Optional.empty();
    return this;
  }

  private JobRow queue(JobState waiting, Instant at) {
    state = waiting;
    dueAt = Optional.of(at);
    return this;
  }

  JobView view(Instant now, Instant laneRestsUntil) {
    Optional<Duration> dueIn = dueAt.map(due -> Times.until(Times.later(due, laneRestsUntil), now));
    return new JobView(
        key, lane, state, asked, claimed, done, attempts, dueIn, failure, lastCounts);
  }

  JobKey key() {
    return key;
  }

  Lane lane() {
    return lane;
  }

  boolean isSuspect() {
    return suspicion >= SUSPECT;
  }

  boolean isDead() {
    return state == JobState.DEAD;
  }

  boolean isRunning() {
    return state == JobState.IN_PROGRESS;
  }

  /** When it is due; empty unless it waits to be claimed. */
  Optional<Instant> waitsUntil() {
    return isRunning() ? Optional.empty() : dueAt;
  }
}

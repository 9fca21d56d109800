package dev.calsync.test;

import dev.calsync.store.ClaimedLane;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobRun;
import dev.calsync.store.Lane;
import dev.calsync.store.LaneEnd;
import dev.calsync.store.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One lane with its jobs: held by at most one, for a time (INV-7).
 *
 * <p>The fence grows with every claim. A lease is good while the lane is held under its fence,
 * whatever the clock says: only the sweep ends it, so that exactly one holder is good at a time
 * (INV-8).
 */
final class LaneRow {

  private final Lane lane;
  private final Map<String, JobRow> jobs = new TreeMap<>();
  private long fence;
  private Optional<Instant> heldUntil = Optional.empty();
  private Instant restsUntil = Instant.MIN;

  LaneRow(Lane lane) {
    this.lane = lane;
  }

  LaneRow copy() {
    LaneRow copy = new LaneRow(lane);
    jobs.forEach((key, job) -> copy.jobs.put(key, job.copy()));
    copy.fence = fence;
    copy.heldUntil = heldUntil;
    copy.restsUntil = restsUntil;
    return copy;
  }

  Lane lane() {
    return lane;
  }

  Map<String, JobRow> jobs() {
    return jobs;
  }

  Instant restsUntil() {
    return restsUntil;
  }

  /** When it can be claimed; empty if it is held or has nothing to run. */
  Optional<Instant> claimableAt() {
    return heldUntil.isPresent()
        ? Optional.empty()
        : jobs.values().stream()
            .flatMap(job -> job.waitsUntil().stream())
            .min(Comparator.naturalOrder())
            .map(due -> Times.later(due, restsUntil));
  }

  ClaimedLane claim(Instant now, Duration lease) {
    fence++;
    heldUntil = Optional.of(now.plus(lease));
    List<JobRow> due =
        jobs.values().stream()
            .filter(job -> job.waitsUntil().filter(at -> !at.isAfter(now)).isPresent())
            .sorted(Comparator.comparing(job -> job.waitsUntil().orElse(now)))
            .toList();
    List<JobRow> taken =
        due.stream().filter(JobRow::isSuspect).findFirst().map(List::of).orElse(due);
    return new ClaimedLane(new Lease(lane, fence), taken.stream().map(JobRow::claim).toList());
  }

  boolean isHeld() {
    return heldUntil.isPresent();
  }

  long deadJobs() {
    return jobs.values().stream().filter(JobRow::isDead).count();
  }

  boolean isHeldUnder(long token) {
    return heldUntil.isPresent() && token == fence;
  }

  boolean renew(long token, Instant now, Duration lease) {
    if (!isHeldUnder(token) || isOver(now)) {
      return false;
    }
    heldUntil = Optional.of(now.plus(lease));
    return true;
  }

  void begin(JobKey job) {
    Optional.ofNullable(jobs.get(job.toString()))
        .filter(JobRow::isRunning)
        .ifPresent(JobRow::begin);
  }

  /** The runs that did end: of jobs that were running. */
  List<JobRun> finish(LaneEnd end, Instant now) {
    List<JobRun> ended = end.runs().stream().filter(run -> finish(run, now)).toList();
    end.park().ifPresent(rest -> restsUntil = Times.later(restsUntil, now.plus(rest)));
    if (end.release()) {
      giveBack(now);
    }
    return ended;
  }

  private boolean finish(JobRun run, Instant now) {
    Optional<JobRow> running =
        Optional.ofNullable(jobs.get(run.job().toString())).filter(JobRow::isRunning);
    running.ifPresent(job -> job.end(run, now));
    return running.isPresent();
  }

  private void giveBack(Instant now) {
    heldUntil = Optional.empty();
    jobs.values().stream().filter(JobRow::isRunning).forEach(job -> job.giveBack(now));
  }

  boolean freeIfOver(Instant now) {
    if (!isOver(now)) {
      return false;
    }
    heldUntil = Optional.empty();
    jobs.values().stream().filter(JobRow::isRunning).forEach(job -> job.orphan(now));
    return true;
  }

  private boolean isOver(Instant now) {
    return heldUntil.filter(end -> !end.isAfter(now)).isPresent();
  }
}

package dev.calsync.test;

import dev.calsync.calendar.OwnerId;
import dev.calsync.failure.StaleLeaseException;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobRequest;
import dev.calsync.store.JobTicket;
import dev.calsync.store.Lane;
import dev.calsync.store.Lease;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All lanes and, by owner, all jobs. */
final class LaneTable {

  private final SortedMap<String, LaneRow> lanes = new TreeMap<>();
  private final Map<OwnerId, TreeMap<String, JobRow>> jobs =
      new TreeMap<>(Comparator.comparing(OwnerId::value));
  private final Turns turns;

  LaneTable() {
    this(new Turns());
  }

  private LaneTable(Turns turns) {
    this.turns = turns;
  }

  LaneTable copy() {
    LaneTable copy = new LaneTable(turns.copy());
    lanes.forEach((text, lane) -> copy.lanes.put(text, lane.copy()));
    copy.lanes.values().forEach(lane -> copy.jobsOf(lane.lane().owner()).putAll(lane.jobs()));
    return copy;
  }

  void check(Lease lease) {
    if (held(lease).isEmpty()) {
      throw new StaleLeaseException(lease.lane().toString(), lease.fence());
    }
  }

  /** The lane of a lease, unless the lease was lost. */
  Optional<LaneRow> held(Lease lease) {
    return find(lease.lane()).filter(lane -> lane.isHeldUnder(lease.fence()));
  }

  JobTicket ask(JobRequest request, Instant now) {
    JobRow job =
        jobsOf(request.lane().owner())
            .computeIfAbsent(request.job().toString(), any -> create(request));
    return job.ask(now.plus(request.delay()), request.reason());
  }

  private JobRow create(JobRequest request) {
    JobRow job = new JobRow(request.job(), request.lane());
    lanes
        .computeIfAbsent(request.lane().toString(), any -> new LaneRow(request.lane()))
        .jobs()
        .put(request.job().toString(), job);
    return job;
  }

  /** The lanes whose turn it is, at most so many. */
  List<LaneRow> due(Instant now, int limit) {
    List<Turns.Waiting> waiting =
        lanes.values().stream()
            .flatMap(
                lane ->
                    lane.claimableAt().filter(at -> !at.isAfter(now)).stream()
                        .map(since -> new Turns.Waiting(lane, since)))
            .toList();
    return turns.take(waiting, limit);
  }

  /** Since when each lane waits that could be claimed now. */
  List<Instant> waitingSince(Instant now) {
    return lanes.values().stream()
        .flatMap(lane -> lane.claimableAt().filter(at -> !at.isAfter(now)).stream())
        .toList();
  }

  Optional<LaneRow> find(Lane lane) {
    return Optional.ofNullable(lanes.get(lane.toString()));
  }

  Optional<JobRow> job(OwnerId owner, JobKey key) {
    return Optional.ofNullable(jobsOf(owner).get(key.toString()));
  }

  /** An owner's jobs, sorted by the text of their keys. */
  TreeMap<String, JobRow> jobsOf(OwnerId owner) {
    return jobs.computeIfAbsent(owner, any -> new TreeMap<>());
  }

  Collection<LaneRow> all() {
    return lanes.values();
  }
}

package dev.calsync.test;

import dev.calsync.calendar.OwnerId;
import dev.calsync.failure.StaleLeaseException;
import dev.calsync.store.ClaimedLane;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobLoad;
import dev.calsync.store.JobRequest;
import dev.calsync.store.JobRun;
import dev.calsync.store.JobStore;
import dev.calsync.store.JobTicket;
import dev.calsync.store.JobView;
import dev.calsync.store.LaneEnd;
import dev.calsync.store.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Jobs and lanes. */
final class InMemoryJobs implements JobStore {

  private final Tables tables;

  InMemoryJobs(Tables tables) {
    this.tables = tables;
  }

  @Override
  public List<JobTicket> requestJobs(List<JobRequest> requests) {
    return tables.locked(
        () -> requests.stream().map(it -> tables.lanes().ask(it, tables.now())).toList());
  }

  @Override
  public List<ClaimedLane> claimLanes(String node, int lanes, Duration lease) {
    return tables.locked(
        () -> {
          Instant now = tables.now();
          return tables.lanes().due(now, lanes).stream().map(it -> it.claim(now, lease)).toList();
        });
  }

  @Override
  public void beginRun(Lease lease, JobKey job) {
    tables.locked(
        () -> {
          LaneRow lane =
              tables
                  .lanes()
                  .held(lease)
                  .orElseThrow(
                      () -> new StaleLeaseException(lease.lane().toString(), lease.fence()));
          lane.begin(job);
          return lane;
        });
  }

  @Override
  public List<Lease> renewLeases(Collection<Lease> leases, Duration lease) {
    return tables.locked(() -> leases.stream().filter(it -> renew(it, lease)).toList());
  }

  private boolean renew(Lease held, Duration lease) {
    return tables
        .lanes()
        .find(held.lane())
        .filter(lane -> lane.renew(held.fence(), tables.now(), lease))
        .isPresent();
  }

  @Override
  public Set<Lease> finishRuns(Collection<LaneEnd> ends) {
    return tables.locked(
        () ->
            ends.stream()
                .sorted(Comparator.comparing(end -> end.lease().lane().toString()))
                .filter(end -> !finish(end))
                .map(LaneEnd::lease)
                .collect(Collectors.toUnmodifiableSet()));
  }

  private boolean finish(LaneEnd end) {
    Optional<LaneRow> held = tables.lanes().held(end.lease());
    held.ifPresent(lane -> log(lane.lane().owner(), lane.finish(end, tables.now())));
    return held.isPresent();
  }

  private void log(OwnerId owner, List<JobRun> ended) {
    tables.owned(
        owner,
        it -> {
          ended.forEach(run -> it.jobLog().append(run, tables.now()));
          return ended;
        });
  }

  @Override
  public int releaseExpired() {
    return tables.locked(
        () ->
            (int)
                tables.lanes().all().stream()
                    .filter(lane -> lane.freeIfOver(tables.now()))
                    .count());
  }

  @Override
  public boolean redrive(OwnerId owner, JobKey job) {
    return tables.locked(
        () -> tables.lanes().job(owner, job).filter(it -> it.redrive(tables.now())).isPresent());
  }

  @Override
  public Optional<JobView> find(OwnerId owner, JobKey job) {
    return tables.locked(() -> tables.lanes().job(owner, job).map(this::view));
  }

  @Override
  public List<JobView> page(OwnerId owner, String after, int limit) {
    return tables.locked(
        () ->
            tables.lanes().jobsOf(owner).tailMap(after, false).values().stream()
                .limit(limit)
                .map(this::view)
                .toList());
  }

  @Override
  public Optional<Duration> untilDue() {
    return tables.locked(
        () ->
            tables.lanes().all().stream()
                .flatMap(lane -> lane.claimableAt().stream())
                .min(Comparator.naturalOrder())
                .map(at -> Times.until(at, tables.now())));
  }

  @Override
  public JobLoad load() {
    return tables.locked(
        () -> {
          Instant now = tables.now();
          List<Instant> waiting = tables.lanes().waitingSince(now);
          return new JobLoad(
              waiting.size(),
              waiting.stream()
                  .min(Comparator.naturalOrder())
                  .map(since -> Duration.between(since, now))
                  .orElse(Duration.ZERO),
              tables.lanes().all().stream().filter(LaneRow::isHeld).count(),
              tables.lanes().all().stream().mapToLong(LaneRow::deadJobs).sum());
        });
  }

  private JobView view(JobRow job) {
    Instant restsUntil =
        tables.lanes().find(job.lane()).map(LaneRow::restsUntil).orElse(Instant.MIN);
    return job.view(tables.now(), restsUntil);
  }
}

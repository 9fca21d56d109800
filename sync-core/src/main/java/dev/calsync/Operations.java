package dev.calsync;

import dev.calsync.store.Bucket;
import dev.calsync.store.BucketLevel;
import dev.calsync.store.JobLoad;

/** What whoever runs an installation asks, over all owners. */
public final class Operations {

  private final Engine engine;

  Operations(Engine engine) {
    this.engine = engine;
  }

  /**
   * How much there is to do. Costs one question to the store, and one for each limit: fit for a
   * dashboard that is drawn every few seconds, not for every request.
   *
   * @return as it stands now
   */
  public Load load() {
    JobLoad jobs = engine.store.jobs().load();
    return new Load(
        jobs.waitingLanes(),
        jobs.longestWait(),
        jobs.heldLanes(),
        jobs.deadJobs(),
        engine.traffic.levels().entrySet().stream()
            .map(level -> limited(level.getKey(), level.getValue()))
            .toList());
  }

  private static Load.Limited limited(Bucket bucket, BucketLevel level) {
    return new Load.Limited(bucket.name(), level.permits(bucket), bucket.size(), level.rest());
  }
}

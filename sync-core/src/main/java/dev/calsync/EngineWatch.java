package dev.calsync;

import dev.calsync.engine.connection.Accesses;
import dev.calsync.engine.connection.Connectors;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.edge.Cadence;
import dev.calsync.engine.edge.FollowUps;
import dev.calsync.engine.watch.Ordering;
import dev.calsync.engine.watch.Reception;
import dev.calsync.engine.watch.WatchJob;
import dev.calsync.engine.watch.Watchable;
import dev.calsync.engine.watch.WatchedIntake;
import dev.calsync.host.SyncListener;
import java.util.random.RandomGenerator;

/** The parts of the engine that are told of changes, wired once. */
record EngineWatch(Reception reception, WatchJob hourly, WatchedIntake afterIntake) {

  static EngineWatch of(
      Engine.Host host,
      Connectors connectors,
      Directory directory,
      FollowUps followUps,
      Accesses accesses,
      Cadences cadences) {
    RandomGenerator jitter = host.job().jitter();
    SyncListener listener = host.job().listener();
    Watchable watchable = new Watchable(connectors, directory, host.watch().address());
    Ordering ordering = new Ordering(host.job().ids(), host.secure(), host.clock());
    return new EngineWatch(
        new Reception(
            connectors,
            host.store().channels(),
            directory,
            followUps,
            new Reception.Host(host.later(), listener)),
        WatchJob.hourly(
            host.store(),
            directory,
            accesses,
            new WatchJob.Host(
                watchable, ordering, followUps, new Cadence(cadences.watch(), jitter))),
        new WatchedIntake(
            host.store(),
            watchable,
            followUps,
            accesses,
            new WatchedIntake.Host(host.watch().floor(), jitter, listener)));
  }
}

package dev.calsync.tck.store;

import dev.calsync.store.Bucket;
import dev.calsync.store.PermitStore.Draw;
import java.time.Duration;
import java.util.List;

/** Limits in the words of the tests. */
final class PermitScene {

  /** Ten permits, one more every second. */
  static final Bucket TEN = new Bucket("google/project/acme", 10, Duration.ofSeconds(1));

  private PermitScene() {}

  /** Draws from one bucket; how many, 0 if the store says later. */
  static int draw(StoreRig rig, Bucket bucket, int least, int most) {
    return rig.store()
        .permits()
        .drawPermits(List.of(new Draw(bucket, least, most, 0)))
        .match(drawn -> drawn.counts().get(0), later -> 0);
  }
}

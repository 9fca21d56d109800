package dev.calsync.test;

import dev.calsync.store.Bucket;
import dev.calsync.store.BucketLevel;
import dev.calsync.store.Drawn;
import dev.calsync.store.PermitStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Limits that all nodes share. */
final class InMemoryPermits implements PermitStore {

  private final Tables tables;

  InMemoryPermits(Tables tables) {
    this.tables = tables;
  }

  @Override
  public Drawn drawPermits(List<Draw> draws) {
    return tables.locked(
        () -> {
          Duration wait =
              draws.stream()
                  .map(it -> level(it.bucket()).until(it.bucket(), it.least() + it.keep()))
                  .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) > 0 ? one : other);
          return wait.isZero() ? new Drawn.Permits(take(draws)) : new Drawn.Later(wait);
        });
  }

  private List<Integer> take(List<Draw> draws) {
    List<Integer> counts = new ArrayList<>();
    for (Draw draw : draws) {
      int spare = level(draw.bucket()).permits(draw.bucket()) - draw.keep();
      int taken = Math.min(spare, draw.most());
      change(draw.bucket(), level -> level.less(draw.bucket(), taken));
      counts.add(taken);
    }
    return counts;
  }

  @Override
  public void returnPermits(List<Count> unused) {
    tables.locked(
        () -> {
          unused.forEach(it -> change(it.bucket(), level -> level.more(it.bucket(), it.permits())));
          return unused;
        });
  }

  @Override
  public void chargePermits(List<Count> spent) {
    tables.locked(
        () -> {
          spent.forEach(
              it -> change(it.bucket(), level -> level.charged(it.bucket(), it.permits())));
          return spent;
        });
  }

  @Override
  public void penalise(Bucket bucket, Duration rest) {
    tables.locked(() -> change(bucket, level -> level.penalised(bucket, rest)));
  }

  @Override
  public BucketLevel level(Bucket bucket) {
    return tables.locked(() -> tables.permits().level(bucket, tables.now()));
  }

  @Override
  public int forgetFull(int limit) {
    return tables.locked(() -> tables.permits().forgetFull(tables.now(), limit));
  }

  private BucketLevel change(Bucket bucket, UnaryOperator<BucketLevel> step) {
    Instant now = tables.now();
    BucketLevel changed = step.apply(tables.permits().level(bucket, now));
    tables.permits().put(bucket.name(), changed, now);
    return changed;
  }
}

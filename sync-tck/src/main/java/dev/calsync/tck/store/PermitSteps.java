package dev.calsync.tck.store;

import dev.calsync.store.Bucket;
import dev.calsync.store.PermitStore.Count;
import dev.calsync.store.PermitStore.Draw;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Draws, returns, complaints. */
final class PermitSteps extends Dice implements StepSource {

  static final List<Bucket> BUCKETS =
      List.of(
          new Bucket("project", 100, Duration.ofMillis(70)),
          new Bucket("account", 12, Duration.ofSeconds(3)),
          new Bucket("calendar", 3, Duration.ofMinutes(2)));

  PermitSteps(SplittableRandom random) {
    super(random);
  }

  @Override
  public Step next() {
    return switch (below(10)) {
      case 0, 1, 2, 3, 4 -> draw();
      case 5, 6 -> giveBack();
      case 7 -> charge();
      case 8 -> penalise();
      default -> forget();
    };
  }

  private Step draw() {
    List<Draw> draws = some(BUCKETS, 70).stream().map(this::drawFrom).toList();
    return new Step("drawPermits " + draws, side -> side.store().permits().drawPermits(draws));
  }

  private Draw drawFrom(Bucket bucket) {
    int least = 1 + below(Math.max(1, bucket.size() / 3));
    return new Draw(bucket, least, least + below(9), below(bucket.size() - least + 1));
  }

  private Step giveBack() {
    List<Count> unused = some(BUCKETS, 50).stream().map(it -> new Count(it, 1 + below(9))).toList();
    return new Step(
        "returnPermits " + unused,
        side -> {
          side.store().permits().returnPermits(unused);
          return "returned";
        });
  }

  private Step charge() {
    List<Count> spent = some(BUCKETS, 50).stream().map(it -> new Count(it, 1 + below(9))).toList();
    return new Step(
        "chargePermits " + spent,
        side -> {
          side.store().permits().chargePermits(spent);
          return "charged";
        });
  }

  private Step penalise() {
    Bucket bucket = one(BUCKETS);
    Duration rest = Duration.ofMillis(below(120_000));
    return new Step(
        "penalise " + bucket + " " + rest,
        side -> {
          side.store().permits().penalise(bucket, rest);
          return "heard";
        });
  }

  private Step forget() {
    return new Step("forgetFull", side -> side.store().permits().forgetFull(9));
  }
}

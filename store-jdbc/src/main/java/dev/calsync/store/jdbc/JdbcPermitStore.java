package dev.calsync.store.jdbc;

import dev.calsync.store.Bucket;
import dev.calsync.store.BucketLevel;
import dev.calsync.store.Drawn;
import dev.calsync.store.PermitStore;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Limits that all nodes share; what a level means is {@link BucketLevel}'s to say. */
final class JdbcPermitStore implements PermitStore {

  private final Transactions transactions;

  JdbcPermitStore(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Drawn drawPermits(List<Draw> draws) {
    List<Bucket> buckets = draws.stream().map(Draw::bucket).toList();
    return transactions.write(
        tx -> {
          PermitRows rows = PermitRows.lock(tx, buckets);
          Duration wait =
              draws.stream()
                  .map(it -> rows.level(it.bucket()).until(it.bucket(), it.least() + it.keep()))
                  .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) > 0 ? one : other);
          return wait.isZero() ? new Drawn.Permits(take(rows, draws)) : new Drawn.Later(wait);
        });
  }

  private static List<Integer> take(PermitRows rows, List<Draw> draws) throws SQLException {
    List<Integer> counts = new ArrayList<>();
    for (Draw draw : draws) {
      int spare = rows.level(draw.bucket()).permits(draw.bucket()) - draw.keep();
      int taken = Math.min(spare, draw.most());
      rows.change(draw.bucket(), level -> level.less(draw.bucket(), taken));
      counts.add(taken);
    }
    return counts;
  }

  @Override
  public void returnPermits(List<Count> unused) {
    change(unused, it -> level -> level.more(it.bucket(), it.permits()));
  }

  @Override
  public void chargePermits(List<Count> spent) {
    change(spent, it -> level -> level.charged(it.bucket(), it.permits()));
  }

  private void change(List<Count> counts, Function<Count, UnaryOperator<BucketLevel>> step) {
    List<Bucket> buckets = counts.stream().map(Count::bucket).toList();
    transactions.write(
        tx -> {
          PermitRows rows = PermitRows.lock(tx, buckets);
          for (Count it : counts) {
            rows.change(it.bucket(), step.apply(it));
          }
          return rows;
        });
  }

  @Override
  public void penalise(Bucket bucket, Duration rest) {
    transactions.write(
        tx -> {
          PermitRows rows = PermitRows.lock(tx, List.of(bucket));
          rows.change(bucket, level -> level.penalised(bucket, rest));
          return rows;
        });
  }

  @Override
  public BucketLevel level(Bucket bucket) {
    return transactions.read(tx -> PermitRows.read(tx, bucket));
  }

  private static final String FORGET =
      """
      delete from {permit}
      where full_at <= {now} and name in
        (select f.name from {permit} f where f.full_at <= {now}
         order by f.full_at fetch first ? rows only)
      """;

  @Override
  public int forgetFull(int limit) {
    return transactions.write(tx -> tx.update(FORGET, to -> to.number(limit)));
  }
}

package dev.calsync.store.jdbc;

import dev.calsync.store.Bucket;
import dev.calsync.store.BucketLevel;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Some buckets as they stand now, locked in the order of their names until the end. */
final class PermitRows {

  private final Tx tx;
  private final TreeMap<String, Standing> standing = new TreeMap<>();

  /**
   * A bucket as it stands.
   *
   * @param isNew whether it has no row yet
   * @param ahead how far another node's transaction, which began later and ended earlier, has
   *     settled it already
   */
  private record Standing(BucketLevel level, boolean isNew, Duration ahead) {}

  private PermitRows(Tx tx) {
    this.tx = tx;
  }

  private static final String LEVEL =
      """
      select missing, pace, rest_micros, calm_micros, settled_at, {now} as present
      from {permit} where name = ?
      """;

  private static final String LOCK = LEVEL + "for update";

  static BucketLevel read(Tx tx, Bucket bucket) throws SQLException {
    return one(tx, LEVEL, bucket.name()).level();
  }

  static PermitRows lock(Tx tx, List<Bucket> buckets) throws SQLException {
    PermitRows rows = new PermitRows(tx);
    for (String name : buckets.stream().map(Bucket::name).sorted().distinct().toList()) {
      rows.standing.put(name, one(tx, LOCK, name));
    }
    return rows;
  }

  private static Standing one(Tx tx, String sql, String name) throws SQLException {
    Optional<Standing> found = tx.first(sql, to -> to.text(name), PermitRows::standing);
    return found.orElse(new Standing(BucketLevel.FULL, true, Duration.ZERO));
  }

  private static Standing standing(Row row) throws SQLException {
    Instant settled = row.time("settled_at");
    Duration passed = Duration.between(settled, row.time("present"));
    BucketLevel level =
        new BucketLevel(
            row.number("missing"),
            row.whole("pace"),
            Duration.of(row.number("rest_micros"), ChronoUnit.MICROS),
            Duration.of(row.number("calm_micros"), ChronoUnit.MICROS));
    Duration ahead = passed.isNegative() ? passed.negated() : Duration.ZERO;
    return new Standing(level.after(passed), false, ahead);
  }

  BucketLevel level(Bucket bucket) {
    return now(bucket).level();
  }

  private Standing now(Bucket bucket) {
    return standing.getOrDefault(
        bucket.name(), new Standing(BucketLevel.FULL, true, Duration.ZERO));
  }

  private static final String ADD =
      """
      insert into {permit} (missing, pace, rest_micros, calm_micros, settled_at, full_at, name)
      values (?, ?, ?, ?, {now}, {later}, ?)
      """;

  private static final String CHANGE =
      """
      update {permit}
      set missing = ?, pace = ?, rest_micros = ?, calm_micros = ?,
        settled_at = case when settled_at > {now} then settled_at else {now} end,
        full_at = {later}
      where name = ?
      """;

  void change(Bucket bucket, UnaryOperator<BucketLevel> step) throws SQLException {
    Standing before = now(bucket);
    BucketLevel level = step.apply(before.level());
    standing.put(bucket.name(), new Standing(level, false, before.ahead()));
    tx.update(
        before.isNew() ? ADD : CHANGE,
        to ->
            to.number(level.missing())
                .number(level.pace())
                .number(Params.micros(level.rest()))
                .number(Params.micros(level.calm()))
                .after(level.untilFull().plus(before.ahead()))
                .text(bucket.name()));
  }
}

package dev.calsync.store.jdbc;

import dev.calsync.calendar.OwnerId;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.Observation;
import dev.calsync.store.Settlement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What writes and readings learned: the doing side of mirror rows. Whatever makes desired equal to
 * applied takes the hold off (SEM-42). Each column is set before those that its value is made from:
 * some databases evaluate from left to right.
 */
final class Outcomes {

  private final Tx tx;
  private final OwnerId owner;

  Outcomes(Tx tx, OwnerId owner) {
    this.tx = tx;
    this.owner = owner;
  }

  /** Rows without an open attempt are left alone. */
  void settle(List<Settlement> settlements) throws SQLException {
    List<Settlement.Applied> applied = new ArrayList<>();
    List<Settlement.NotApplied> lookedUp = new ArrayList<>();
    List<Settlement.NotApplied> failed = new ArrayList<>();
    MirrorRows.inLockOrder(settlements, Settlement::key)
        .forEach(
            it ->
                it.match(
                    applied::add, bad -> (bad.seen().isPresent() ? lookedUp : failed).add(bad)));
    tx.batch(APPLIED, applied, this::bindApplied);
    tx.batch(LOOKED_UP, lookedUp, this::bindLookedUp);
    tx.batch(FAILED, failed, this::bindFailed);
  }

  /**
   * A row with an open attempt. Not {@code is not null}: where no write was under way when
   * PostgreSQL last counted, it takes that for never true, and compares each item with each row.
   */
  private static final String OPEN_ROW =
      """
      where owner = ? and edge = ? and uid = ? and part = ? and octet_length(attempted) > 0
      """;

  private static final String APPLIED =
      """
      update {mirror}
      set hold = case when desired = attempted then null else hold end,
        not_before = case when desired = attempted then {in turn} else not_before end,
        applied = attempted, observed = ?, remote_id = ?, remote_uid = ?, remote_version = ?,
        last_id = coalesce(?, last_id), attempted = null, attempted_at = null,
        writes = writes + 1, revision = revision + 1
      """
          + OPEN_ROW;

  private void bindApplied(Params to, Settlement.Applied it) throws SQLException {
    MirrorRows.bind(to.hash(it.observed()), it.remote())
        .text(it.remote().map(remote -> remote.id().value()));
    bindKey(to, it.key());
  }

  private static final String LOOKED_UP =
      """
      update {mirror}
      set refusal = case when attempted = desired then ? else '' end,
        hold = case when desired = ? then null else hold end,
        applied = ?, observed = ?, remote_id = ?, remote_uid = ?, remote_version = ?,
        last_id = coalesce(?, last_id), lineage = ?, generation = ?, identity = ?,
        attempted = null, attempted_at = null,
        not_before = case when not_before is null and ? then null else {later} end,
        revision = revision + 1
      """
          + OPEN_ROW;

  private void bindLookedUp(Params to, Settlement.NotApplied it) throws SQLException {
    bindFound(to.text(it.refusal()), it.seen().orElseThrow())
        .flag(it.retryIn().isZero())
        .after(it.retryIn());
    bindKey(to, it.key());
  }

  private static final String FAILED =
      """
      update {mirror}
      set refusal = case when attempted = desired then ? else '' end,
        hold = case when desired = applied then null else hold end,
        attempted = null, attempted_at = null,
        not_before = case when not_before is null and ? then null else {later} end,
        revision = revision + 1
      """
          + OPEN_ROW;

  private void bindFailed(Params to, Settlement.NotApplied it) throws SQLException {
    bindKey(to.text(it.refusal()).flag(it.retryIn().isZero()).after(it.retryIn()), it.key());
  }

  private static final String OBSERVED =
      """
      update {mirror}
      set refusal = '', hold = case when desired = ? then null else hold end,
        applied = ?, observed = ?, remote_id = ?, remote_uid = ?, remote_version = ?,
        last_id = coalesce(?, last_id), lineage = ?, generation = ?, identity = ?,
        revision = revision + 1
      where owner = ? and edge = ? and uid = ? and part = ? and attempted is null and revision = ?
      """;

  /** How many were taken over. */
  int observe(List<Observation> observations) throws SQLException {
    int[] taken =
        tx.batch(
            OBSERVED, MirrorRows.inLockOrder(observations, Observation::key), this::bindObserved);
    return Arrays.stream(taken).sum();
  }

  private void bindObserved(Params to, Observation it) throws SQLException {
    bindKey(bindFound(to, it.found()), it.key()).number(it.expectedRevision());
  }

  private static Params bindFound(Params to, Settlement.Found found) throws SQLException {
    to.hash(found.seen()).hash(found.seen()).hash(found.seen());
    MirrorRows.bind(to, found.remote()).text(found.remote().map(it -> it.id().value()));
    return MirrorRows.bind(to, found.identity());
  }

  private Params bindKey(Params to, MirrorKey key) throws SQLException {
    return MirrorRows.bind(to.text(owner.value()), key);
  }
}

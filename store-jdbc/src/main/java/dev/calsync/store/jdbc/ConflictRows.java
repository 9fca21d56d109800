package dev.calsync.store.jdbc;

import dev.calsync.calendar.OwnerId;
import dev.calsync.store.Conflict;
import dev.calsync.store.ConflictId;
import dev.calsync.store.MirrorIdentity;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Settlement;
import java.sql.SQLException;
import java.util.Optional;

/** Rows of conflicts, and what they do to their mirrors. The mirror's row is locked first. */
final class ConflictRows {

  private final Tx tx;
  private final OwnerId owner;

  ConflictRows(Tx tx, OwnerId owner) {
    this.tx = tx;
    this.owner = owner;
  }

  private static final String LOCK_MIRROR =
      """
      select * from {mirror} where owner = ? and edge = ? and uid = ? and part = ? for update
      """;

  Optional<MirrorRow> lockMirror(MirrorKey mirror) throws SQLException {
    return tx.first(LOCK_MIRROR, to -> bind(to, mirror), MirrorRows::read);
  }

  private static final String OF_MIRROR =
      """
      select id from {conflict} where owner = ? and edge = ? and uid = ? and part = ?
      """;

  Optional<ConflictId> of(MirrorKey mirror) throws SQLException {
    return tx.first(OF_MIRROR, to -> bind(to, mirror), row -> new ConflictId(row.text("id")));
  }

  private static final String FIND =
      """
      select * from {conflict} where owner = ? and id = ?
      """;

  Optional<Conflict> find(ConflictId id) throws SQLException {
    return tx.first(FIND, to -> to.text(owner.value()).text(id.value()), ConflictRows::read);
  }

  private static final String FORGET =
      """
      delete from {conflict} where owner = ? and edge = ? and uid = ? and part = ?
      """;

  private static final String ADD =
      """
      insert into {conflict}
        (revision, origin_version, seen, remote_id, remote_uid, remote_version, lineage, generation,
        identity, form, id, owner, edge, uid, part, opened_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, {now})
      """;

  private static final String REPLACE =
      """
      update {conflict}
      set revision = ?, origin_version = ?, seen = ?, remote_id = ?, remote_uid = ?,
        remote_version = ?, lineage = ?, generation = ?, identity = ?, form = ?, id = ?
      where owner = ? and edge = ? and uid = ? and part = ?
      """;

  private static final String KEEP =
      """
      update {mirror} set hold = ?, revision = revision + 1
      where owner = ? and edge = ? and uid = ? and part = ?
      """;

  /** In the place of the open one, or of one that is over. */
  void put(Conflict conflict, Optional<ConflictId> open) throws SQLException {
    String id = open.orElse(conflict.id()).value();
    if (open.isEmpty()) {
      tx.update(FORGET, to -> bind(to, conflict.mirror()));
    }
    tx.update(open.isPresent() ? REPLACE : ADD, to -> bindContent(to, conflict, id));
    tx.update(KEEP, to -> bind(to.text(id), conflict.mirror()));
  }

  private void bindContent(Params to, Conflict conflict, String id) throws SQLException {
    to.number(conflict.expectedRevision()).number(conflict.originVersion());
    bindSeen(to.hash(conflict.seen().seen()), conflict).form(conflict.form()).text(id);
    bind(to, conflict.mirror());
  }

  private static final String TAKE_OVER =
      """
      update {mirror}
      set hold = null, refusal = '', applied = ?, observed = ?, last_id = coalesce(?, last_id),
        remote_id = ?, remote_uid = ?, remote_version = ?, lineage = ?, generation = ?,
        identity = ?, revision = revision + 1
      where owner = ? and edge = ? and uid = ? and part = ?
      """;

  private static final String SHOWN_IS_WANTED =
      """
      update {mirror} set desired = ?, form = ?, removed_at = null
      where owner = ? and edge = ? and uid = ? and part = ?
      """;

  void decide(Conflict conflict, boolean targetWins) throws SQLException {
    Settlement.Found seen = conflict.seen();
    tx.update(
        TAKE_OVER,
        to ->
            bind(
                bindSeen(
                    to.hash(seen.seen())
                        .hash(seen.seen())
                        .text(seen.remote().map(it -> it.id().value())),
                    conflict),
                conflict.mirror()));
    if (targetWins) {
      tx.update(
          SHOWN_IS_WANTED,
          to -> bind(to.hash(seen.seen()).form(conflict.form()), conflict.mirror()));
    }
    tx.update(FORGET, to -> bind(to, conflict.mirror()));
  }

  private static Params bindSeen(Params to, Conflict conflict) throws SQLException {
    return MirrorRows.bind(
        MirrorRows.bind(to, conflict.seen().remote()), conflict.seen().identity());
  }

  private Params bind(Params to, MirrorKey mirror) throws SQLException {
    return MirrorRows.bind(to.text(owner.value()), mirror);
  }

  static Conflict read(Row row) throws SQLException {
    MirrorIdentity identity =
        new MirrorIdentity(row.hash("lineage"), row.whole("generation"), row.hash("identity"));
    return new Conflict(
        new ConflictId(row.text("id")),
        MirrorRows.keyOf(row),
        row.number("revision"),
        row.number("origin_version"),
        new Settlement.Found(MirrorRows.remoteOf(row), row.hash("seen"), identity),
        row.form("form"),
        row.time("opened_at"));
  }
}

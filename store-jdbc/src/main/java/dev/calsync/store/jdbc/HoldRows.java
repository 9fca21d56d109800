package dev.calsync.store.jdbc;

import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.store.CompletedPass;
import dev.calsync.store.Hold;
import dev.calsync.store.HoldId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Rows of holds. How many events one holds is not kept: its mirrors say so. */
final class HoldRows {

  private HoldRows() {}

  private static final String WIDEN =
      """
      update {hold}
      set edge = ?, reason = ?, reads_left = ?, reads_apart_micros = ?, last_read_at = {now},
        opened_at = case when state = 'OPEN' then opened_at else {now} end, state = 'OPEN'
      where owner = ? and id = ?
      """;

  private static final String ADD =
      """
      insert into {hold}
        (edge, reason, reads_left, reads_apart_micros, last_read_at, opened_at, state, owner, id)
      values (?, ?, ?, ?, {now}, {now}, 'OPEN', ?, ?)
      """;

  /** A new hold, or a wider one: that keeps its age, and its reads are counted anew. */
  static void open(Tx tx, OwnerId owner, Hold hold) throws SQLException {
    Tx.Binding put =
        to ->
            to.text(hold.edge().value())
                .text(hold.reason())
                .number(hold.readsLeft())
                .number(Params.micros(hold.readsApart()))
                .text(owner.value())
                .text(hold.id().value());
    if (tx.update(WIDEN, put) == 0) {
      tx.update(ADD, put);
    }
  }

  private static final String LOCK =
      """
      select id, edge, reason, state, reads_left, reads_apart_micros, opened_at, last_read_at,
        0 as events
      from {hold} where owner = ? and id = ? and state = 'OPEN' for update
      """;

  static Optional<Hold> lockOpen(Tx tx, OwnerId owner, HoldId hold) throws SQLException {
    return tx.first(LOCK, to -> to.text(owner.value()).text(hold.value()), HoldRows::read);
  }

  private static final String CLOSE =
      """
      update {hold} set state = ? where owner = ? and id = ?
      """;

  static void close(Tx tx, OwnerId owner, HoldId hold, Hold.State state) throws SQLException {
    tx.update(CLOSE, to -> to.text(state.name()).text(owner.value()).text(hold.value()));
  }

  private static final String COUNT_READ =
      """
      update {hold} set reads_left = reads_left - 1, last_read_at = ?,
        state = case when reads_left = 1 then 'CONFIRMED' else state end
      where owner = ? and id = ?
      """;

  static void countRead(Tx tx, OwnerId owner, HoldId hold, CompletedPass pass) throws SQLException {
    tx.update(COUNT_READ, to -> to.time(pass.endedAt()).text(owner.value()).text(hold.value()));
  }

  static Hold read(Row row) throws SQLException {
    return new Hold(
        new HoldId(row.text("id")),
        EdgeId.of(row.text("edge")),
        row.text("reason"),
        Hold.State.valueOf(row.text("state")),
        row.whole("events"),
        row.whole("reads_left"),
        Duration.of(row.number("reads_apart_micros"), ChronoUnit.MICROS),
        row.time("opened_at"),
        row.time("last_read_at"));
  }
}

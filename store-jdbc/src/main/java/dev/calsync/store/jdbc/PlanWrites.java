package dev.calsync.store.jdbc;

import dev.calsync.calendar.OwnerId;
import dev.calsync.store.EdgeState;
import dev.calsync.store.MirrorIntent;
import dev.calsync.store.PlanCommit;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** One page of planning: everything it was made from is checked and locked, then written. */
final class PlanWrites {

  private final Tx tx;
  private final OwnerId owner;
  private final PlanCommit plan;

  PlanWrites(Tx tx, OwnerId owner, PlanCommit plan) {
    this.tx = tx;
    this.owner = owner;
    this.plan = plan;
  }

  boolean commit() throws SQLException {
    IntentWrites intentWrites = new IntentWrites(tx, owner);
    List<MirrorIntent> intents = MirrorRows.inLockOrder(plan.intents(), MirrorIntent::key);
    Optional<EdgeState> stored = lockEdge();
    if (!stored.orElse(EdgeState.NEW).equals(plan.from()) || !intentWrites.areCurrent(intents)) {
      return false;
    }
    intentWrites.write(intents);
    if (plan.hold().isPresent()) {
      HoldRows.open(tx, owner, plan.hold().get());
    }
    putEdge(stored.isPresent());
    JournalLines.append(tx, owner, plan.journal());
    return true;
  }

  private static final String LOCK_EDGE =
      """
      select position, basis, witnesses from {edge_state}
      where owner = ? and edge = ? for update
      """;

  private Optional<EdgeState> lockEdge() throws SQLException {
    return tx.first(
        LOCK_EDGE, to -> to.text(owner.value()).text(plan.edge().value()), EdgeStates::read);
  }

  private static final String ADD_EDGE =
      """
      insert into {edge_state} (position, basis, witnesses, owner, edge) values (?, ?, ?, ?, ?)
      """;

  private static final String MOVE_EDGE =
      """
      update {edge_state} set position = ?, basis = ?, witnesses = ? where owner = ? and edge = ?
      """;

  private void putEdge(boolean known) throws SQLException {
    tx.update(
        known ? MOVE_EDGE : ADD_EDGE,
        to ->
            to.number(plan.to().position())
                .text(plan.to().basis())
                .text(EdgeStates.witnesses(plan.to()))
                .text(owner.value())
                .text(plan.edge().value()));
  }
}

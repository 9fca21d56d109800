package dev.calsync.store.jdbc;

import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.ConnectorId;
import dev.calsync.store.FormHash;
import dev.calsync.store.OAuthState;
import dev.calsync.store.OAuthStateStore;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Authorisations under way. The row of a consumed one stays, without content, until it is over. */
final class JdbcOAuthStateStore implements OAuthStateStore {

  private final Transactions transactions;

  JdbcOAuthStateStore(Transactions transactions) {
    this.transactions = transactions;
  }

  private static final String ADD =
      """
      insert into {oauth_state} (owner, name, connector, sealed, expires_at)
      select ?, ?, ?, ?, {later} where not exists (select 1 from {oauth_state} where name = ?)
      """;

  @Override
  public boolean putOAuthState(OwnerId owner, OAuthState state, Duration life) {
    return transactions.write(
            tx ->
                tx.update(
                    ADD,
                    to ->
                        to.text(owner.value())
                            .hash(state.name())
                            .text(state.connector().value())
                            .bytes(state.sealed().bytes())
                            .after(life)
                            .hash(state.name())))
        == 1;
  }

  private static final String LOCK =
      """
      select owner, connector, sealed, case when expires_at <= {now} then true else false end as late
      from {oauth_state} where name = ? for update
      """;

  private static final String CONSUME =
      """
      update {oauth_state} set sealed = null where owner = ? and name = ?
      """;

  @Override
  public Optional<Taken> takeOAuthState(FormHash name) {
    return transactions.write(
        tx -> {
          Optional<Taken> taken = tx.first(LOCK, to -> to.hash(name), row -> read(row, name));
          if (taken.flatMap(Taken::state).isPresent()) {
            OwnerId owner = taken.get().owner();
            tx.update(CONSUME, to -> to.text(owner.value()).hash(name));
          }
          return taken;
        });
  }

  private static Taken read(Row row, FormHash name) throws SQLException {
    ConnectorId connector = new ConnectorId(row.text("connector"));
    Optional<OAuthState> state =
        row.maybeForm("sealed").map(bytes -> new OAuthState(name, connector, bytes));
    Verdict first = row.flag("late") ? Verdict.EXPIRED : Verdict.GOOD;
    return new Taken(
        OwnerId.of(row.text("owner")), state.isPresent() ? first : Verdict.REPLAYED, state);
  }

  private static final String EXPIRED =
      """
      select name from {oauth_state} where owner = ? and expires_at <= {now}
      order by expires_at
      fetch first ? rows only
      """;

  private static final String ERASE =
      """
      delete from {oauth_state} where owner = ? and name = ?
      """;

  @Override
  public int eraseExpired(OwnerId owner, int limit) {
    return transactions.write(
        tx -> {
          List<FormHash> over =
              tx.list(EXPIRED, to -> to.text(owner.value()).number(limit), row -> row.hash("name"));
          int erased = 0;
          for (int rows : tx.batch(ERASE, over, (to, it) -> to.text(owner.value()).hash(it))) {
            erased += rows;
          }
          return erased;
        });
  }
}

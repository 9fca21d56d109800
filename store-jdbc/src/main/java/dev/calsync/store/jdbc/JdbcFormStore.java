package dev.calsync.store.jdbc;

import dev.calsync.calendar.OwnerId;
import dev.calsync.store.FormExchange;
import dev.calsync.store.FormPlace;
import dev.calsync.store.FormPlace.Kind;
import dev.calsync.store.FormStore;
import dev.calsync.store.KeptForm;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Event content, wherever it is kept. Pages go along keys; an exchange is a row by its key. */
final class JdbcFormStore implements FormStore {

  private static final String EVENTS =
      """
      select calendar as place, uid as name, '' as part, body as form from {canonical_event}
      where owner = ? and (calendar, uid) > (?, ?)
      order by calendar, uid
      fetch first ? rows only
      """;

  private static final String EXCHANGE_EVENT =
      """
      update {canonical_event} set body = ? where owner = ? and calendar = ? and uid = ? and body = ?
      """;

  private static final String ITEMS =
      """
      select calendar as place, id as name, '' as part, raw as form from {source_item}
      where owner = ? and state = 'QUARANTINED' and (calendar, id) > (?, ?)
        and octet_length(raw) > 0
      order by owner, state, calendar, id
      fetch first ? rows only
      """;

  private static final String EXCHANGE_ITEM =
      """
      update {source_item} set raw = ? where owner = ? and calendar = ? and id = ? and raw = ?
      """;

  private static final String MIRRORS =
      """
      select edge as place, uid as name, part, form from {mirror}
      where owner = ? and (edge, uid, part) > (?, ?, ?) and form is not null
      order by edge, uid, part
      fetch first ? rows only
      """;

  private static final String EXCHANGE_MIRROR =
      """
      update {mirror} set form = ?
      where owner = ? and edge = ? and uid = ? and part = ? and form = ?
      """;

  private static final String CONFLICTS =
      """
      select edge as place, uid as name, part, form from {conflict}
      where owner = ? and (edge, uid, part) > (?, ?, ?) and form is not null
      order by edge, uid, part
      fetch first ? rows only
      """;

  private static final String EXCHANGE_CONFLICT =
      """
      update {conflict} set form = ?
      where owner = ? and edge = ? and uid = ? and part = ? and form = ?
      """;

  private static final String ORIGIN_EDITS =
      """
      select calendar as place, uid as name, '' as part, patch as form from {origin_edit}
      where owner = ? and (calendar, uid) > (?, ?) and patch is not null
      order by calendar, uid
      fetch first ? rows only
      """;

  private static final String EXCHANGE_ORIGIN_EDIT =
      """
      update {origin_edit} set patch = ?
      where owner = ? and calendar = ? and uid = ? and patch = ?
      """;

  /** The statements of one kind of rows, and whether these are named by a part, too. */
  private record Statements(String page, String exchange, boolean parts) {

    Params bind(Params to, FormPlace place) throws SQLException {
      to.text(place.within()).text(place.name());
      return parts ? to.text(place.part()) : to;
    }
  }

  private static Statements of(Kind kind) {
    return switch (kind) {
      case EVENT -> new Statements(EVENTS, EXCHANGE_EVENT, false);
      case ITEM -> new Statements(ITEMS, EXCHANGE_ITEM, false);
      case MIRROR -> new Statements(MIRRORS, EXCHANGE_MIRROR, true);
      case CONFLICT -> new Statements(CONFLICTS, EXCHANGE_CONFLICT, true);
      case ORIGIN_EDIT -> new Statements(ORIGIN_EDITS, EXCHANGE_ORIGIN_EDIT, false);
    };
  }

  private final Transactions transactions;

  JdbcFormStore(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<KeptForm> page(OwnerId owner, Kind kind, Optional<FormPlace> after, int limit) {
    Statements statements = of(kind);
    FormPlace from = after.orElse(new FormPlace(kind, "", "", ""));
    return transactions.read(
        tx ->
            tx.list(
                statements.page(),
                to -> statements.bind(to.text(owner.value()), from).number(limit),
                row -> read(kind, row)));
  }

  private static KeptForm read(Kind kind, Row row) throws SQLException {
    FormPlace place =
        new FormPlace(kind, row.text("place"), row.text("name"), row.maybeText("part").orElse(""));
    return new KeptForm(place, row.form("form"));
  }

  @Override
  public int exchange(OwnerId owner, List<FormExchange> exchanges) {
    if (exchanges.isEmpty()) {
      return 0;
    }
    Statements statements = of(exchanges.get(0).place().kind());
    return transactions.write(
        tx ->
            Arrays.stream(
                    tx.batch(
                        statements.exchange(),
                        exchanges,
                        (to, it) -> {
                          to.bytes(it.now().bytes()).text(owner.value());
                          statements.bind(to, it.place()).bytes(it.was().bytes());
                        }))
                .sum());
  }
}

package dev.calsync.store.jdbc;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.RemoteId;
import dev.calsync.store.QuarantineQueries;
import dev.calsync.store.QuarantinedItem;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What could not be understood. */
final class JdbcQuarantineQueries implements QuarantineQueries {

  private final Transactions transactions;

  JdbcQuarantineQueries(Transactions transactions) {
    this.transactions = transactions;
  }

  private static final String PAGE =
      """
      select id, uid, quarantine_code, quarantine_place,
        coalesce(quarantined_at, {now}) as since
      from {source_item}
      where owner = ? and state = 'QUARANTINED' and calendar = ? and id > ?
      order by owner, state, calendar, id
      fetch first ? rows only
      """;

  @Override
  public List<QuarantinedItem> page(OwnerId owner, CalendarId calendar, String after, int limit) {
    return transactions.read(
        tx ->
            tx.list(
                PAGE,
                to -> to.text(owner.value()).text(calendar.value()).text(after).number(limit),
                JdbcQuarantineQueries::read));
  }

  private static QuarantinedItem read(Row row) throws SQLException {
    return new QuarantinedItem(
        new RemoteId(row.text("id")),
        row.text("uid"),
        row.maybeText("quarantine_code").orElse(""),
        row.maybeText("quarantine_place").orElse(""),
        row.time("since"));
  }

  private static final String CALENDARS =
      """
      select calendar, count(*) as items from {source_item}
      where owner = ? and state = 'QUARANTINED'
      group by calendar
      order by calendar
      """;

  @Override
  public Map<CalendarId, Long> calendars(OwnerId owner) {
    return transactions.read(
        tx -> {
          Map<CalendarId, Long> counts = new LinkedHashMap<>();
          tx.each(
              CALENDARS,
              to -> to.text(owner.value()),
              row -> counts.put(CalendarId.of(row.text("calendar")), row.number("items")));
          return counts;
        });
  }
}

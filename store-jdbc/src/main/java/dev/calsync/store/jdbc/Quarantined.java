package dev.calsync.store.jdbc;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.store.ItemState;
import dev.calsync.store.SourceItem;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Since when the objects of a page that are in quarantine have been there. Most pages have none.
 */
final class Quarantined {

  private final Tx tx;
  private final OwnerId owner;
  private final CalendarId calendar;
  private final List<String> ids;
  private final Map<String, Instant> since = new HashMap<>();

  private Quarantined(Tx tx, OwnerId owner, CalendarId calendar, List<String> ids) {
    this.tx = tx;
    this.owner = owner;
    this.calendar = calendar;
    this.ids = ids;
  }

  private static final String SINCE =
      """
      select i.id, i.quarantined_at from {each w(id)}
      join {source_item} i on i.owner = ? and i.calendar = ? and i.id = w.id
      where i.state = 'QUARANTINED' and i.quarantined_at is not null
      """;

  static Quarantined of(Tx tx, OwnerId owner, CalendarId calendar, List<SourceItem> items)
      throws SQLException {
    List<String> ids =
        items.stream()
            .filter(item -> item.state() == ItemState.QUARANTINED)
            .map(item -> item.id().value())
            .distinct()
            .toList();
    Quarantined quarantined = new Quarantined(tx, owner, calendar, ids);
    if (!ids.isEmpty()) {
      tx.each(
          SINCE,
          to -> to.texts(ids).text(owner.value()).text(calendar.value()),
          row -> quarantined.since.put(row.text("id"), row.time("quarantined_at")));
    }
    return quarantined;
  }

  /** Empty for what is not in quarantine, or was not before. */
  Optional<Instant> since(SourceItem item) {
    return item.state() == ItemState.QUARANTINED
        ? Optional.ofNullable(since.get(item.id().value()))
        : Optional.empty();
  }

  private static final String STAMP =
      """
      update {source_item} set quarantined_at = {now}
      where owner = ? and calendar = ? and id = ? and quarantined_at is null
      """;

  void stampNew() throws SQLException {
    tx.batch(
        STAMP,
        ids.stream().filter(id -> !since.containsKey(id)).toList(),
        (to, id) -> to.text(owner.value()).text(calendar.value()).text(id));
  }
}

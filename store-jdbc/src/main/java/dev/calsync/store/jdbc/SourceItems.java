package dev.calsync.store.jdbc;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.store.ItemState;
import dev.calsync.store.SourceItem;
import dev.calsync.store.SourceItem.Quarantine;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows of provider objects. */
final class SourceItems {

  private static final List<String> KEY = List.of("owner", "calendar", "id");

  private static final List<String> CONTENT =
      List.of(
          "uid",
          "event",
          "slot",
          "version",
          "content",
          "state",
          "mark",
          "lineage",
          "quarantine_code",
          "quarantine_place",
          "raw",
          "changed_at",
          "quarantined_at");

  private SourceItems() {}

  /** Of an object that is there twice, the later state stays. */
  static void put(Tx tx, OwnerId owner, CalendarId calendar, List<SourceItem> items)
      throws SQLException {
    Map<RemoteId, SourceItem> latest = new LinkedHashMap<>();
    items.forEach(item -> latest.put(item.id(), item));
    Quarantined before = Quarantined.of(tx, owner, calendar, items);
    tx.batch(
        tx.upsert("source_item", KEY, CONTENT),
        latest.values(),
        (to, item) ->
            bind(to.text(owner.value()).text(calendar.value()), item).time(before.since(item)));
    before.stampNew();
  }

  private static Params bind(Params to, SourceItem item) throws SQLException {
    return to.text(item.id().value())
        .text(item.uid())
        .text(item.event())
        .text(item.slot())
        .text(item.version().value())
        .hash(item.content())
        .text(item.state().name())
        .text(item.mark())
        .hash(item.lineage())
        .text(item.quarantine().map(Quarantine::code))
        .text(item.quarantine().map(Quarantine::where))
        .bytes(item.quarantine().map(it -> it.raw().bytes()).orElse(null))
        .time(item.changedAt());
  }

  private static final String REMOVE =
      """
      delete from {source_item} where owner = ? and calendar = ? and id = ?
      """;

  static void remove(Tx tx, OwnerId owner, CalendarId calendar, List<RemoteId> ids)
      throws SQLException {
    tx.batch(
        REMOVE, ids, (to, id) -> to.text(owner.value()).text(calendar.value()).text(id.value()));
  }

  static SourceItem read(Row row) throws SQLException {
    return new SourceItem(
        new RemoteId(row.text("id")),
        row.text("uid"),
        row.maybeText("event"),
        row.maybeText("slot"),
        new RemoteVersion(row.text("version")),
        row.hash("content"),
        ItemState.valueOf(row.text("state")),
        row.maybeText("mark"),
        row.maybeHash("lineage"),
        quarantine(row),
        row.maybeTime("changed_at"));
  }

  private static Optional<Quarantine> quarantine(Row row) throws SQLException {
    Optional<String> code = row.maybeText("quarantine_code");
    return code.isEmpty()
        ? Optional.empty()
        : Optional.of(new Quarantine(code.get(), row.text("quarantine_place"), row.form("raw")));
  }
}

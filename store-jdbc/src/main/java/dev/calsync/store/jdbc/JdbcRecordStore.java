package dev.calsync.store.jdbc;

import dev.calsync.calendar.OwnerId;
import dev.calsync.store.AuditLine;
import dev.calsync.store.OwnedRecord;
import dev.calsync.store.RecordKind;
import dev.calsync.store.RecordStore;
import dev.calsync.store.Told;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Low-traffic records. */
final class JdbcRecordStore implements RecordStore {

  private final Transactions transactions;

  JdbcRecordStore(Transactions transactions) {
    this.transactions = transactions;
  }

  private static final String FIND =
      """
      select name, version, body from {record} where owner = ? and kind = ? and name = ?
      """;

  @Override
  public Optional<OwnedRecord> find(OwnerId owner, RecordKind kind, String key) {
    return transactions.read(
        tx ->
            tx.first(
                FIND,
                to -> to.text(owner.value()).text(kind.name()).text(key),
                JdbcRecordStore::read));
  }

  private static final String ADD =
      """
      insert into {record} (owner, kind, name, version, body)
      select ?, ?, ?, 1, ?
      where not exists (select 1 from {record} where owner = ? and kind = ? and name = ?)
      """;

  private static final String CHANGE =
      """
      update {record} set version = version + 1, body = ?
      where owner = ? and kind = ? and name = ? and version = ?
      """;

  @Override
  public Optional<Long> putAndTell(
      OwnerId owner, RecordKind kind, String key, long expectedVersion, String body, Told told) {
    int rows =
        transactions.write(
            tx -> {
              int written =
                  expectedVersion == 0
                      ? add(tx, owner, kind, key, body)
                      : change(tx, owner, new OwnedRecord(key, expectedVersion, body), kind);
              if (written == 1) {
                tell(tx, owner, told);
              }
              return written;
            });
    return rows == 1 ? Optional.of(expectedVersion + 1) : Optional.empty();
  }

  private static int change(Tx tx, OwnerId owner, OwnedRecord next, RecordKind kind)
      throws SQLException {
    return tx.update(
        CHANGE,
        to ->
            to.text(next.body())
                .text(owner.value())
                .text(kind.name())
                .text(next.key())
                .number(next.version()));
  }

  /** The journal last: its counter is the last lock that a transaction takes. */
  private static void tell(Tx tx, OwnerId owner, Told told) throws SQLException {
    for (AuditLine line : told.audit()) {
      JdbcAuditStore.append(tx, owner, line);
    }
    JournalLines.append(tx, owner, told.journal());
  }

  private static int add(Tx tx, OwnerId owner, RecordKind kind, String key, String body)
      throws SQLException {
    return tx.update(
        ADD,
        to ->
            to.text(owner.value())
                .text(kind.name())
                .text(key)
                .text(body)
                .text(owner.value())
                .text(kind.name())
                .text(key));
  }

  private static final String REMOVE =
      """
      delete from {record} where owner = ? and kind = ? and name = ? and version = ?
      """;

  @Override
  public boolean remove(OwnerId owner, RecordKind kind, String key, long expectedVersion) {
    return transactions.write(
            tx ->
                tx.update(
                    REMOVE,
                    to ->
                        to.text(owner.value()).text(kind.name()).text(key).number(expectedVersion)))
        == 1;
  }

  private static final String PAGE =
      """
      select name, version, body from {record}
      where owner = ? and kind = ? and name > ?
      order by name
      fetch first ? rows only
      """;

  @Override
  public List<OwnedRecord> page(OwnerId owner, RecordKind kind, String after, int limit) {
    return transactions.read(
        tx ->
            tx.list(
                PAGE,
                to -> to.text(owner.value()).text(kind.name()).text(after).number(limit),
                JdbcRecordStore::read));
  }

  private static OwnedRecord read(Row row) throws SQLException {
    return new OwnedRecord(row.text("name"), row.number("version"), row.text("body"));
  }
}

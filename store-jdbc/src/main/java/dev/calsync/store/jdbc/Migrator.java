package dev.calsync.store.jdbc;

import dev.calsync.failure.StoreException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Brings the tables to the version that this library speaks, or says why it cannot. */
final class Migrator {

  private final Transactions transactions;
  private final List<Script> scripts;

  Migrator(Transactions transactions, List<Script> scripts) {
    this.transactions = transactions;
    this.scripts = scripts;
  }

  void run(SchemaMode mode) {
    switch (mode) {
      case APPLY -> apply();
      case VERIFY -> verify();
      case NONE -> {}
    }
  }

  private void apply() {
    transactions.write(Migrator::createVersions);
    Map<Integer, String> applied = applied();
    compare(applied);
    scripts.stream()
        .filter(script -> !applied.containsKey(script.version()))
        .forEach(script -> transactions.write(tx -> applyOne(tx, script)));
    compare(applied());
  }

  private void verify() {
    Map<Integer, String> applied = applied();
    compare(applied);
    if (applied.size() < scripts.size()) {
      throw refusal(
          "SCHEMA_OUTDATED",
          "The tables have version %d of %d; apply the newer scripts"
              .formatted(applied.size(), scripts.size()));
    }
  }

  private static final String CREATE_VERSIONS =
      """
      create table if not exists {schema_version} (
        version int not null primary key,
        script varchar(128) not null,
        checksum varchar(64) not null,
        applied_at timestamp(6) with time zone not null)
      """;

  private static Void createVersions(Tx tx) throws SQLException {
    tx.createSchema();
    tx.execute(CREATE_VERSIONS);
    return null;
  }

  private static final String ADD_VERSION =
      """
      insert into {schema_version} (version, script, checksum, applied_at)
      select ?, ?, ?, {now} where not exists (select 1 from {schema_version} where version = ?)
      """;

  private static Void applyOne(Tx tx, Script script) throws SQLException {
    for (String statement : script.statements().toList()) {
      tx.execute(statement);
    }
    tx.update(
        ADD_VERSION,
        to ->
            to.number(script.version())
                .text(script.name())
                .text(script.checksum())
                .number(script.version()));
    return null;
  }

  private static final String VERSIONS =
      """
      select version, checksum from {schema_version} order by version
      """;

  private Map<Integer, String> applied() {
    return transactions.read(
        tx -> {
          Map<Integer, String> found = new LinkedHashMap<>();
          tx.each(VERSIONS, to -> {}, row -> found.put(row.whole("version"), row.text("checksum")));
          return found;
        });
  }

  private void compare(Map<Integer, String> applied) {
    applied.forEach(
        (version, checksum) -> {
          Script known =
              scripts.stream()
                  .filter(script -> script.version() == version)
                  .findFirst()
                  .orElseThrow(() -> tooNew(version));
          if (!known.checksum().equals(checksum)) {
            throw refusal(
                "SCHEMA_CHANGED",
                known.name()
                    + " is not the script that made these tables; use the library that did");
          }
        });
  }

  private StoreException tooNew(int version) {
    return refusal(
        "SCHEMA_TOO_NEW",
        "The tables have version %d, this library knows %d; use a newer one"
            .formatted(version, scripts.size()));
  }

  private static StoreException refusal(String code, String message) {
    return new StoreException(code, message, null, false);
  }
}

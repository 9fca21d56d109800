package dev.calsync.store.jdbc;

import dev.calsync.failure.StoreException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Brings the tables to the version that this library speaks, or says why it cannot. Scripts only
 * add, so that an older library goes on with tables that a newer one upgraded beside it (R-L10):
 * each script says from which version on a library can read what it leaves behind.
 */
final class Migrator {

  private static final int NAMED = 5;

  /**
   * Databases that commit with each definition know no lock around several. Their stores are
   * embedded, so the nodes that may start together are in this process.
   */
  private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

  private final Transactions transactions;
  private final List<Script> scripts;

  Migrator(Transactions transactions, List<Script> scripts) {
    this.transactions = transactions;
    this.scripts = scripts;
  }

  void run(SchemaMode mode) {
    switch (mode) {
      case APPLY -> {
        apply();
        requireWhole();
      }
      case VERIFY -> {
        verify();
        requireWhole();
      }
      case NONE -> {}
    }
  }

  private void apply() {
    if (missing(existing()).isEmpty()) {
      return;
    }
    ONE_AT_A_TIME.lock();
    try {
      applyMissing();
    } finally {
      ONE_AT_A_TIME.unlock();
    }
  }

  private void applyMissing() {
    transactions.write(
        tx -> {
          tx.lockMigration();
          tx.createSchema();
          tx.execute(CREATE_VERSIONS);
          for (Script script : missing(applied(tx))) {
            applyOne(tx, script);
          }
          return tx;
        });
  }

  /** Nothing, not a failure, where no library ever was. */
  private Map<Integer, Applied> existing() {
    try {
      return transactions.read(Migrator::applied);
    } catch (StoreException none) {
      if (none.code().equals("SCHEMA_MISSING")) {
        return Map.of();
      }
      throw none;
    }
  }

  private void verify() {
    List<Script> missing = missing(transactions.read(Migrator::applied));
    if (!missing.isEmpty()) {
      throw refusal(
          "SCHEMA_OUTDATED",
          "The tables lack %s and %d more; apply the newer scripts"
              .formatted(missing.get(0).name(), missing.size() - 1));
    }
  }

  private static final String DAMAGED =
      "Of the tables that were made, %s%s not there; bring the database back from a backup, or make"
          + " an index again as its script does";

  /** Scripts that were applied say nothing of what somebody dropped, or did not restore. */
  private void requireWhole() {
    List<String> missing =
        transactions.read(tx -> new Inventory(scripts).missing(tx.columns(), tx.indexes()));
    if (!missing.isEmpty()) {
      throw refusal(
          "SCHEMA_DAMAGED",
          DAMAGED.formatted(
              String.join(", ", missing.subList(0, Math.min(NAMED, missing.size()))),
              missing.size() > NAMED ? " and more are" : missing.size() == 1 ? " is" : " are"));
    }
  }

  private static final String CREATE_VERSIONS =
      """
      create table if not exists {schema_version} (
        version int not null primary key,
        script varchar(128) not null,
        checksum varchar(64) not null,
        min_reader int not null,
        applied_at timestamp(6) with time zone not null)
      """;

  private static final String ADD_VERSION =
      """
      insert into {schema_version} (version, script, checksum, min_reader, applied_at)
      select ?, ?, ?, ?, {now}
      where not exists (select 1 from {schema_version} where version = ?)
      """;

  private static void applyOne(Tx tx, Script script) throws SQLException {
    for (String statement : script.statements().toList()) {
      tx.execute(statement);
    }
    tx.update(
        ADD_VERSION,
        to ->
            to.number(script.version())
                .text(script.name())
                .text(script.checksum())
                .number(script.minReader())
                .number(script.version()));
  }

  private record Applied(String checksum, int minReader) {}

  private static final String VERSIONS =
      """
      select version, checksum, min_reader from {schema_version} order by version
      """;

  private static Map<Integer, Applied> applied(Tx tx) throws SQLException {
    Map<Integer, Applied> found = new LinkedHashMap<>();
    tx.each(
        VERSIONS,
        to -> {},
        row ->
            found.put(
                row.whole("version"), new Applied(row.text("checksum"), row.whole("min_reader"))));
    return found;
  }

  /** What is still to be applied; refuses tables that this library must not touch. */
  private List<Script> missing(Map<Integer, Applied> applied) {
    applied.forEach(this::check);
    return scripts.stream().filter(script -> !applied.containsKey(script.version())).toList();
  }

  private void check(int version, Applied applied) {
    Optional<Script> known =
        scripts.stream().filter(script -> script.version() == version).findFirst();
    if (known.isEmpty() && applied.minReader() > newest()) {
      throw refusal(
          "SCHEMA_TOO_NEW",
          "The tables have version %d and are for libraries that know %d; this one knows %d"
              .formatted(version, applied.minReader(), newest()));
    }
    if (known.filter(script -> !script.checksum().equals(applied.checksum())).isPresent()) {
      throw refusal(
          "SCHEMA_CHANGED",
          known.get().name()
              + " is not the script that made these tables; use the library that did");
    }
  }

  /** Not their number: a version may be left out. */
  private int newest() {
    return scripts.get(scripts.size() - 1).version();
  }

  private static StoreException refusal(String code, String message) {
    return new StoreException(code, message, null, false);
  }
}

package dev.calsync.store.jdbc;

import dev.calsync.store.FormHash;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** PostgreSQL 17 and newer: where many nodes meet. */
final class PostgresDialect implements Dialect {

  private static final Letters LETTERS = new PostgresLetters();
  private static final Batches BATCHES = new ArrayBatches();

  /**
   * A node that stands still, or whose machine is gone without a word, holds no lock for longer.
   */
  private static final String OPENING =
      "set_config('idle_in_transaction_session_timeout', '5s', true)";

  @Override
  public List<Script> scripts() {
    return Script.in(
        "postgresql",
        "V001__first.sql",
        "V002__limits_and_logs.sql",
        "V003__people_and_providers.sql",
        "V004__host_transactions.sql",
        "V005__load.sql",
        "V006__weeks.sql",
        "V007__order_of_versions.sql",
        "V008__floods.sql",
        "V009__meetings.sql",
        "V010__begun.sql");
  }

  @Override
  public @Nullable String word(String name) {
    if (name.startsWith("each ")) {
      return Dialect.unnested(name.substring("each ".length()));
    }
    return switch (name) {
      case "absent" -> "'\\x" + "00".repeat(FormHash.BYTES) + "'::bytea";
      case "now" -> "current_timestamp";
      case "in turn" -> "timestamp with time zone '1970-01-01 00:00:00+00'";
      case "later" -> "current_timestamp + ? * interval '1 microsecond'";
      case "fenced" -> "for share";
      case "skipping" -> "for no key update skip locked";
      case "bytes" -> "bytea";
      case "indexes" ->
          "(select schemaname as its_schema, indexname as its_name from pg_catalog.pg_indexes)";
      case "found here" -> "any (current_schemas(false))";
      case "opening" -> OPENING;
      case ", opening" -> ", " + OPENING;
      default -> null;
    };
  }

  @Override
  public String upsert(String table, List<String> key, List<String> columns) {
    List<String> all = new ArrayList<>(key);
    all.addAll(columns);
    return "insert into %s (%s) values (%s) on conflict (%s) do update set %s"
        .formatted(
            table,
            String.join(", ", all),
            String.join(", ", Collections.nCopies(all.size(), "?")),
            String.join(", ", key),
            columns.stream()
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", ")));
  }

  /** Waiting for our turn may take long; waiting for tables would stop all who use them. */
  private static final String MIGRATION_LOCK =
      """
      set local statement_timeout = 0;
      select pg_advisory_xact_lock(hashtextextended(concat(current_schema(), ' %s'), 0));
      set local lock_timeout = '5s'
      """;

  @Override
  public String migrationLock(String tables) {
    return MIGRATION_LOCK.formatted(tables);
  }

  @Override
  public Letters letters() {
    return LETTERS;
  }

  @Override
  public Batches batches() {
    return BATCHES;
  }

  @Override
  public Upkeep upkeep() {
    return new FreshStatistics();
  }

  @Override
  public LaneQueue lanes() {
    return new OneStatementQueue();
  }

  /**
   * 0A000 is what is said to a statement that was prepared before a table got its newest column;
   * the driver prepares it anew.
   */
  @Override
  public Trouble troubleOf(SQLException error) {
    return switch (error.getSQLState() == null ? "" : error.getSQLState()) {
      case "40001", "40P01", "55P03", "23505", "0A000" -> Trouble.COLLISION;
      case "57014" -> Trouble.SLOW;
      case "57P01", "57P02", "57P03", "57P05", "25P03", "25006", "53300" -> Trouble.UNAVAILABLE;
      case "42P01", "42703", "3F000" -> Trouble.MISSING;
      case "22001", "54000" -> Trouble.TOO_LONG;
      default -> Trouble.OTHER;
    };
  }
}

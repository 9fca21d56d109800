package dev.calsync.store.jdbc;

import dev.calsync.store.FormHash;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** H2, embedded or as a server. It locks rows and skips locked ones; it cannot share a row lock. */
final class H2Dialect implements Dialect {

  private static final Pattern DEFINITION = Pattern.compile("SQL statement:\\s*(alter|create) ");

  @Override
  public List<Script> scripts() {
    return Script.in(
        "h2",
        "V001__first.sql",
        "V002__limits_and_logs.sql",
        "V003__people_and_providers.sql",
        "V004__host_transactions.sql",
        "V005__load.sql",
        "V006__weeks.sql",
        "V007__order_of_versions.sql",
        "V009__meetings.sql",
        "V010__begun.sql");
  }

  @Override
  public @Nullable String word(String name) {
    if (name.startsWith("each ")) {
      return Dialect.unnested(name.substring("each ".length()));
    }
    return switch (name) {
      case "absent" -> "X'" + "00".repeat(FormHash.BYTES) + "'";
      case "now" -> "current_timestamp";
      case "in turn" -> "timestamp with time zone '1970-01-01 00:00:00+00'";
      case "later" -> "dateadd(microsecond, ?, current_timestamp)";
      case "fenced" -> "for update";
      case "bytes" -> "varbinary";
      case "indexes" ->
          "(select index_schema as its_schema, index_name as its_name"
              + " from information_schema.indexes)";
      case "found here" -> "current_schema";
      case "opening", ", opening" -> "";
      case "skipping" -> "for update skip locked";
      default -> null;
    };
  }

  @Override
  public String upsert(String table, List<String> key, List<String> columns) {
    List<String> all = new ArrayList<>(key);
    all.addAll(columns);
    return "merge into %s (%s) key (%s) values (%s)"
        .formatted(
            table,
            String.join(", ", all),
            String.join(", ", key),
            String.join(", ", Collections.nCopies(all.size(), "?")));
  }

  @Override
  public String migrationLock(String tables) {
    return "";
  }

  @Override
  public Letters letters() {
    return Letters.PLAIN;
  }

  @Override
  public Batches batches() {
    return Batches.OF_JDBC;
  }

  @Override
  public Upkeep upkeep() {
    return Upkeep.NONE;
  }

  @Override
  public LaneQueue lanes() {
    return new SelectThenUpdateQueue();
  }

  @Override
  public Trouble troubleOf(SQLException error) {
    if (isAnotherMigration(error)) {
      return Trouble.COLLISION;
    }
    if (error.getErrorCode() == 50000 && messageOf(error).contains("MVStoreException")) {
      return Trouble.CORRUPT;
    }
    return switch (error.getErrorCode()) {
      case 40001, 50200, 90131, 23505 -> Trouble.COLLISION;
      case 90013, 90046, 90067, 90098, 90121, 8000 -> Trouble.UNAVAILABLE;
      case 42102, 42103, 42104, 90079 -> Trouble.MISSING;
      case 57014 -> Trouble.SLOW;
      case 22001 -> Trouble.TOO_LONG;
      case 90020 -> Trouble.IN_USE;
      case 90028, 90030, 90048 -> Trouble.CORRUPT;
      case 90097 -> Trouble.READ_ONLY;
      case 28000 -> Trouble.FOREIGN;
      default -> Trouble.OTHER;
    };
  }

  /**
   * H2 creates an index "if not exists" twice at once, and calls the second an internal error; and
   * a table that gets a column is gone for a moment.
   */
  private static boolean isAnotherMigration(SQLException error) {
    return switch (error.getErrorCode()) {
      case 50000 -> messageOf(error).contains("object already exists");
      case 42102 -> DEFINITION.matcher(messageOf(error)).find();
      default -> false;
    };
  }

  private static String messageOf(SQLException error) {
    return error.getMessage() == null ? "" : error.getMessage();
  }
}

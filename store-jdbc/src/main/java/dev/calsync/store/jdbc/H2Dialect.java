package dev.calsync.store.jdbc;

import dev.calsync.store.FormHash;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** H2, embedded or as a server. It locks rows and skips locked ones; it cannot share a row lock. */
final class H2Dialect implements Dialect {

  @Override
  public String folder() {
    return "h2";
  }

  @Override
  public List<String> scripts() {
    return List.of("V001__first.sql");
  }

  @Override
  public @Nullable String word(String name) {
    if (name.startsWith("each ")) {
      return eachOf(name.substring("each ".length()));
    }
    return switch (name) {
      case "absent" -> "X'" + "00".repeat(FormHash.BYTES) + "'";
      case "now" -> "current_timestamp";
      case "later" -> "dateadd(microsecond, ?, current_timestamp)";
      case "fenced" -> "for update";
      case "skipping" -> "for update skip locked";
      default -> null;
    };
  }

  /** Joined, not {@code = any(?)}: that would walk the whole prefix of a composite index. */
  private static String eachOf(String table) {
    int columns = table.split(",", -1).length;
    return "unnest(" + String.join(", ", Collections.nCopies(columns, "?")) + ") " + table;
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
  public LaneClaims claims() {
    return new SelectThenUpdateClaims();
  }

  @Override
  public Trouble troubleOf(SQLException error) {
    if (error.getErrorCode() == 50000 && messageOf(error).contains("object already exists")) {
      return Trouble.COLLISION;
    }
    return switch (error.getErrorCode()) {
      case 40001, 50200, 90131, 23505 -> Trouble.COLLISION;
      case 90013, 90046, 90067, 90098, 90121, 8000 -> Trouble.UNAVAILABLE;
      case 42102, 42103, 42104, 90079 -> Trouble.MISSING;
      case 22001 -> Trouble.TOO_LONG;
      case 90020 -> Trouble.IN_USE;
      case 90030, 90048 -> Trouble.CORRUPT;
      case 28000 -> Trouble.FOREIGN;
      default -> Trouble.OTHER;
    };
  }

  /** H2 creates an index "if not exists" twice at once, and calls the second an internal error. */
  private static String messageOf(SQLException error) {
    return error.getMessage() == null ? "" : error.getMessage();
  }
}

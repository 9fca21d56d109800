package dev.calsync.store.jdbc;

import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where databases differ. Everything else is portable SQL. */
interface Dialect {

  /** Its scripts, oldest first. A script that was released never changes. */
  List<Script> scripts();

  /**
   * What a word in braces stands for: {@code now}, the database's clock, the same all through a
   * transaction; {@code later}, that plus as many microseconds as its parameter says; {@code in
   * turn}, since when a write may be made that waits for nothing and is not urgent; {@code fenced},
   * the lock that keeps a lane's fence until the transaction ends; {@code skipping}, the lock that
   * passes by what others hold; {@code each w(a, b)}, a table w whose columns come from one array
   * parameter each; {@code absent}, the hash that says so; {@code bytes}, what arrays of hashes are
   * made of; {@code opening}, an expression that a transaction with effects evaluates first, empty
   * text for none, and {@code , opening}, the same behind other columns; {@code found here}, the
   * schemas in which a name alone is found; {@code indexes}, a table of all indexes with the
   * columns its_schema and its_name.
   *
   * @return null for the name of a table
   */
  @Nullable String word(String name);

  /** A statement that inserts a row, or sets the given columns of the one that has its key. */
  String upsert(String table, List<String> key, List<String> columns);

  /**
   * A statement that lets one migration of some tables through at a time, until its transaction
   * ends; empty text where definitions commit by themselves.
   */
  String migrationLock(String tables);

  /** How texts are written. */
  Letters letters();

  /** How a statement is run for many items. */
  Batches batches();

  /** What is done now and then, for one store. */
  Upkeep upkeep();

  /** A queue of lanes, for one store. */
  LaneQueue lanes();

  /** What an error means. */
  Trouble troubleOf(SQLException error);

  /**
   * {@code each} for databases that unnest arrays. Statements join it and never say {@code =
   * any(?)}: in H2 that walks the whole prefix of a composite index.
   */
  static String unnested(String table) {
    int columns = table.split(",", -1).length;
    return "unnest(" + String.join(", ", Collections.nCopies(columns, "?")) + ") " + table;
  }
}

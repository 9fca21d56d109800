package dev.calsync.store.jdbc;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where databases differ. Everything else is portable SQL. */
interface Dialect {

  /** The folder of its scripts below {@code schema}. */
  String folder();

  /** Its scripts, oldest first. A script that was released never changes. */
  List<String> scripts();

  /**
   * What a word in braces stands for: {@code now}, the database's clock, the same all through a
   * transaction; {@code later}, that plus as many microseconds as its parameter says; {@code
   * fenced}, the lock that keeps a lane's fence until the transaction ends; {@code skipping}, the
   * lock that passes by what others hold; {@code each w(a, b)}, a table w whose columns come from
   * one array parameter each; {@code absent}, the hash that says so.
   *
   * @return null for the name of a table
   */
  @Nullable String word(String name);

  /** A statement that inserts a row, or sets the given columns of the one that has its key. */
  String upsert(String table, List<String> key, List<String> columns);

  /** How lanes are claimed. */
  LaneClaims claims();

  /** What an error means. */
  Trouble troubleOf(SQLException error);
}

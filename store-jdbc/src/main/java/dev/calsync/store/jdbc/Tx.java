package dev.calsync.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One open transaction. */
final class Tx {

  private final Connection connection;
  private final SqlTexts texts;
  private final boolean ofHost;
  private int written;

  Tx(Connection connection, SqlTexts texts, boolean ofHost) {
    this.connection = connection;
    this.texts = texts;
    this.ofHost = ofHost;
  }

  /** Whether the host says when this ends. */
  boolean isOfHost() {
    return ofHost;
  }

  /** Sets parameters. */
  interface Binding {
    void bind(Params params) throws SQLException;
  }

  /** Sets the parameters for one item of a batch. */
  interface ItemBinding<T> {
    void bind(Params params, T item) throws SQLException;
  }

  /** Reads a row. */
  interface Reading<R> {
    R read(Row row) throws SQLException;
  }

  /** Uses a row. */
  interface RowUse {
    void use(Row row) throws SQLException;
  }

  /** A statement that inserts a row, or sets the columns of the one that has its key. */
  String upsert(String table, List<String> key, List<String> columns) {
    return texts.upsert(table, key, columns);
  }

  private static final String SCHEMA =
      """
      select schema_name from information_schema.schemata where lower(schema_name) = lower(?)
      """;

  /**
   * The schema that the tables live in, if it was named; who may not create one can still use it.
   */
  void createSchema() throws SQLException {
    String name = texts.schema();
    if (!name.isEmpty() && list(SCHEMA, to -> to.text(name), row -> name).isEmpty()) {
      execute("create schema if not exists " + name);
    }
  }

  private static final String COLUMNS =
      """
      select lower(table_name) as its_table, lower(column_name) as its_name
      from information_schema.columns
      where lower(table_schema) = lower(?) or ? = '' and table_schema = {found here}
      union all
      select lower(sequence_name), '' from information_schema.sequences
      where lower(sequence_schema) = lower(?) or ? = '' and sequence_schema = {found here}
      """;

  /**
   * The columns of our tables that are there, by table, without schema and prefix; and our
   * sequences.
   */
  Map<String, Set<String>> columns() throws SQLException {
    String prefix = texts.prefix().toLowerCase(Locale.ROOT);
    String schema = texts.schema();
    Map<String, Set<String>> columns = new HashMap<>();
    each(
        COLUMNS,
        to -> to.text(schema).text(schema).text(schema).text(schema),
        row -> {
          String table = row.text("its_table");
          if (table.startsWith(prefix)) {
            columns
                .computeIfAbsent(table.substring(prefix.length()), name -> new HashSet<>())
                .add(row.text("its_name"));
          }
        });
    return columns;
  }

  private static final String INDEXES =
      """
      select lower(i.its_name) as its_name from {indexes} i
      where lower(i.its_schema) = lower(?) or ? = '' and i.its_schema = {found here}
      """;

  /** The indexes that are there, by their names without prefix. */
  Set<String> indexes() throws SQLException {
    String prefix = texts.prefix().toLowerCase(Locale.ROOT);
    String schema = texts.schema();
    Set<String> names = new HashSet<>();
    each(
        INDEXES,
        to -> to.text(schema).text(schema),
        row -> {
          String index = row.text("its_name");
          if (index.startsWith(prefix)) {
            names.add(index.substring(prefix.length()));
          }
        });
    return names;
  }

  /** What a transaction with effects says first, where the database needs telling. */
  void open() throws SQLException {
    String opening = texts.render("{opening}");
    if (!opening.isEmpty()) {
      execute("select " + opening);
    }
  }

  /** Until this transaction ends nobody else migrates these tables, where that can be had. */
  void lockMigration() throws SQLException {
    if (!texts.migrationLock().isEmpty()) {
      execute(texts.migrationLock());
    }
  }

  /** About how many rows were written. */
  int written() {
    return written;
  }

  int update(String sql, Binding binding) throws SQLException {
    written++;
    try (PreparedStatement statement = prepared(sql)) {
      binding.bind(texts.params(statement));
      return statement.executeUpdate();
    }
  }

  /** One statement for all items; none for no items. How many rows each of them changed. */
  <T> int[] batch(String sql, Collection<T> items, ItemBinding<? super T> binding)
      throws SQLException {
    if (items.isEmpty()) {
      return new int[0];
    }
    written += items.size();
    return texts.batches().run(connection, texts.render(sql), texts, items, binding);
  }

  void each(String sql, Binding binding, RowUse use) throws SQLException {
    try (PreparedStatement statement = prepared(sql)) {
      binding.bind(texts.params(statement));
      try (ResultSet result = statement.executeQuery()) {
        Row row = new Row(result, texts.letters());
        while (result.next()) {
          use.use(row);
        }
      }
    }
  }

  <R> List<R> list(String sql, Binding binding, Reading<? extends R> reading) throws SQLException {
    List<R> rows = new ArrayList<>();
    each(sql, binding, row -> rows.add(reading.read(row)));
    return rows;
  }

  <R> Optional<R> first(String sql, Binding binding, Reading<? extends R> reading)
      throws SQLException {
    return this.<R>list(sql, binding, reading).stream().findFirst();
  }

  /** For what has no parameters and no rows: statements of scripts. */
  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(texts.render(sql));
    }
  }

  private PreparedStatement prepared(String sql) throws SQLException {
    return connection.prepareStatement(texts.render(sql));
  }
}

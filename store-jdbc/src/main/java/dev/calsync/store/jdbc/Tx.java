package dev.calsync.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** One open transaction. */
final class Tx {

  private final Connection connection;
  private final SqlTexts texts;

  Tx(Connection connection, SqlTexts texts) {
    this.connection = connection;
    this.texts = texts;
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

  /** The schema that the tables live in, if it was named. */
  void createSchema() throws SQLException {
    if (!texts.schema().isEmpty()) {
      execute("create schema if not exists " + texts.schema());
    }
  }

  int update(String sql, Binding binding) throws SQLException {
    try (PreparedStatement statement = prepared(sql)) {
      binding.bind(new Params(statement));
      return statement.executeUpdate();
    }
  }

  /** One statement for all items; none for no items. How many rows each of them changed. */
  <T> int[] batch(String sql, Collection<T> items, ItemBinding<? super T> binding)
      throws SQLException {
    if (items.isEmpty()) {
      return new int[0];
    }
    try (PreparedStatement statement = prepared(sql)) {
      for (T item : items) {
        binding.bind(new Params(statement), item);
        statement.addBatch();
      }
      return statement.executeBatch();
    }
  }

  void each(String sql, Binding binding, RowUse use) throws SQLException {
    try (PreparedStatement statement = prepared(sql)) {
      binding.bind(new Params(statement));
      try (ResultSet result = statement.executeQuery()) {
        Row row = new Row(result);
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

package dev.calsync.store.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** A database of the host's, with the machine's own clock. */
final class TestDatabase implements AutoCloseable {

  private static final String SWEEP =
      """
      do $$ declare each_schema text; begin
        for each_schema in select nspname from pg_namespace
            where nspname not like 'pg\\_%' and nspname <> 'information_schema' loop
          execute format('drop schema %I cascade', each_schema);
        end loop;
        create schema public;
      end $$
      """;

  private static final Map<PostgresServer, Queue<DataSource>> SWEPT =
      Map.of(
          PostgresServer.NEWEST, new ConcurrentLinkedQueue<>(),
          PostgresServer.OLDER, new ConcurrentLinkedQueue<>());
  private static final AtomicLong COUNTER = new AtomicLong();

  private final Product product;
  private final DataSource pool;
  private final Runnable drop;

  private TestDatabase(Product product, DataSource pool, Runnable drop) {
    this.product = product;
    this.pool = pool;
    this.drop = drop;
  }

  /** What is spoken to. */
  enum Product {
    H2,
    POSTGRESQL;

    /** Skips the test where that database cannot be started. */
    TestDatabase open() {
      return switch (this) {
        case H2 -> h2();
        case POSTGRESQL -> postgres(PostgresServer.NEWEST);
      };
    }

    Dialect dialect() {
      return this == H2 ? new H2Dialect() : new PostgresDialect();
    }
  }

  private static TestDatabase h2() {
    String url = "jdbc:h2:mem:host-" + COUNTER.incrementAndGet() + ";DB_CLOSE_DELAY=-1";
    JdbcConnectionPool pool = JdbcConnectionPool.create(url, "sa", "");
    return new TestDatabase(Product.H2, pool, () -> close(pool));
  }

  /** Making and dropping a database takes longer than most tests: they are swept and lent again. */
  static TestDatabase postgres(PostgresServer server) {
    DataSource swept = SWEPT.get(server).poll();
    DataSource pool =
        swept == null ? Living.of(JdbcConnectionPool.create(server.database())) : swept;
    return new TestDatabase(
        Product.POSTGRESQL,
        pool,
        () -> {
          run(pool, SWEEP);
          SWEPT.get(server).add(pool);
        });
  }

  /** For tests that kill no connections: it asks none whether it lives. Nobody closes it. */
  static TestDatabase peaceful(PostgresServer server) {
    return new TestDatabase(
        Product.POSTGRESQL, JdbcConnectionPool.create(server.database()), () -> {});
  }

  private static void close(JdbcConnectionPool pool) {
    run(pool, "shutdown immediately");
    pool.dispose();
  }

  Product product() {
    return product;
  }

  DataSource dataSource() {
    return pool;
  }

  void execute(String sql) {
    run(pool, sql);
  }

  private static void run(DataSource source, String sql) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException error) {
      throw new IllegalStateException(error);
    }
  }

  List<String> column(String sql) {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (result.next()) {
        values.add(result.getString(1));
      }
      return values;
    } catch (SQLException error) {
      throw new IllegalStateException(error);
    }
  }

  /** Small letters, whatever the database makes of names. */
  List<String> tables() {
    return column(
            "select table_schema || '.' || table_name from information_schema.tables"
                + " where table_schema not in ('INFORMATION_SCHEMA', 'information_schema',"
                + " 'pg_catalog') order by 1")
        .stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .toList();
  }

  @Override
  public void close() {
    drop.run();
  }
}

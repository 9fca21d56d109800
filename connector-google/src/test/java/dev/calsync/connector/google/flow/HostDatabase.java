package dev.calsync.connector.google.flow;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.calsync.store.jdbc.JdbcSyncStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;

/**
 * A PostgreSQL of the host's in which it is as late as a clock says, and in which statements are
 * counted. One server serves all tests of the JVM; each test has a schema of its own.
 */
final class HostDatabase {

  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  private final Clock clock;
  private final DataSource pool;
  private final AtomicInteger statements = new AtomicInteger();

  private HostDatabase(Clock clock, DataSource pool) {
    this.clock = clock;
    this.pool = pool;
  }

  /** Started when it is first asked for; it ends with the JVM. */
  private static final class Server {

    private static final DataSource POOL = start();

    private static DataSource start() {
      try {
        EmbeddedPostgres server =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("full_page_writes", "off")
                .start();
        PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
        source.setURL(server.getJdbcUrl("postgres", "postgres"));
        return JdbcConnectionPool.create(source);
      } catch (IOException | IllegalStateException unable) {
        return abort(() -> "PostgreSQL cannot be started here: " + unable.getMessage());
      }
    }
  }

  /** Skips the test where no server can be started. */
  static HostDatabase at(Clock clock) {
    return new HostDatabase(clock, Server.POOL);
  }

  JdbcSyncStore store() {
    return JdbcSyncStore.on(proxy(DataSource.class, this::onSource))
        .schema("flow_" + SCHEMAS.incrementAndGet())
        .open();
  }

  /** How many statements were sent since this was asked last; a batch is one. */
  int drain() {
    return statements.getAndSet(0);
  }

  private Object onSource(Object self, Method method, Object[] args) throws Throwable {
    Object result = call(pool, method, args);
    return result instanceof Connection connection
        ? proxy(
            Connection.class, (it, inner, innerArgs) -> onConnection(connection, inner, innerArgs))
        : result;
  }

  private Object onConnection(Connection connection, Method method, Object[] args)
      throws Throwable {
    if (!method.getName().equals("prepareStatement")) {
      return call(connection, method, args);
    }
    args[0] = String.valueOf(args[0]).replace("current_timestamp", now());
    PreparedStatement statement = (PreparedStatement) call(connection, method, args);
    return proxy(
        PreparedStatement.class,
        (it, inner, innerArgs) -> onStatement(statement, inner, innerArgs));
  }

  private String now() {
    return "timestamptz '" + clock.instant() + "'";
  }

  private Object onStatement(PreparedStatement statement, Method method, Object[] args)
      throws Throwable {
    if (method.getName().startsWith("execute")) {
      statements.incrementAndGet();
    }
    return call(statement, method, args);
  }

  private static Object call(Object target, Method method, Object[] args) throws Throwable {
    try {
      return method.invoke(target, args);
    } catch (InvocationTargetException wrapped) {
      throw wrapped.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}

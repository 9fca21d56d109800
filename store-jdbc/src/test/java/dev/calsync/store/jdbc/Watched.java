package dev.calsync.store.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * A data source that writes down every statement, counts connections, and fails where it is told
 * to.
 */
final class Watched implements InvocationHandler {

  private final DataSource source;
  private final List<String> statements = Collections.synchronizedList(new ArrayList<>());
  private final ConcurrentLinkedDeque<Fault> faults = new ConcurrentLinkedDeque<>();
  private final AtomicInteger open = new AtomicInteger();
  private After after = statement -> {};
  private final AtomicInteger mostOpen = new AtomicInteger();

  Watched(DataSource source) {
    this.source = source;
  }

  /** A failure that happens once, instead of a call or after it. */
  record Fault(String method, String textPart, boolean after, SQLException error) {}

  /** Looks at a statement that was run. */
  interface After {
    void look(Statement statement) throws SQLException;
  }

  Watched after(After look) {
    this.after = look;
    return this;
  }

  DataSource dataSource() {
    return proxy(DataSource.class, this);
  }

  void failOnce(Fault fault) {
    faults.add(fault);
  }

  /** What was sent since the last call; a batch is one statement. */
  List<String> drain() {
    synchronized (statements) {
      List<String> sent = List.copyOf(statements);
      statements.clear();
      return sent;
    }
  }

  int mostOpen() {
    return mostOpen.get();
  }

  int open() {
    return open.get();
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
    if (!method.getName().equals("getConnection")) {
      return call(source, method, args);
    }
    failing("getConnection", "", false);
    Connection connection = (Connection) call(source, method, args);
    mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
    return proxy(
        Connection.class, (self, inner, innerArgs) -> onConnection(connection, inner, innerArgs));
  }

  private Object onConnection(Connection connection, Method method, Object[] args)
      throws Throwable {
    String name = method.getName();
    failing(name, "", false);
    Object result = call(connection, method, args);
    failing(name, "", true);
    if (name.equals("close")) {
      open.decrementAndGet();
    }
    return switch (name) {
      case "prepareStatement" ->
          proxy(
              PreparedStatement.class,
              (self, inner, innerArgs) ->
                  onStatement((Statement) result, (String) args[0], inner, innerArgs));
      case "createStatement" ->
          proxy(
              Statement.class,
              (self, inner, innerArgs) ->
                  onStatement(
                      (Statement) result,
                      innerArgs == null ? "" : String.valueOf(innerArgs[0]),
                      inner,
                      innerArgs));
      default -> result;
    };
  }

  private Object onStatement(Statement statement, String sql, Method method, Object[] args)
      throws Throwable {
    if (!method.getName().startsWith("execute")) {
      return call(statement, method, args);
    }
    statements.add(sql.strip());
    failing("execute", sql, false);
    Object result = call(statement, method, args);
    after.look(statement);
    return result;
  }

  private void failing(String method, String sql, boolean after) throws SQLException {
    Optional<Fault> due =
        faults.stream()
            .filter(it -> it.method().equals(method) && it.after() == after)
            .filter(it -> sql.contains(it.textPart()))
            .findFirst();
    if (due.isPresent() && faults.remove(due.get())) {
      throw due.get().error();
    }
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

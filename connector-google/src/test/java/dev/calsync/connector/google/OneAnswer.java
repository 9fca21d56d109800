package dev.calsync.connector.google;

import com.sun.net.httpserver.HttpServer;
import dev.calsync.calendar.CalendarRef;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.connector.Call;
import dev.calsync.connector.Cost;
import dev.calsync.connector.Deadline;
import dev.calsync.connector.Resource;
import dev.calsync.connector.Secret;
import dev.calsync.connector.Settings;
import dev.calsync.test.ManualClock;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A service that has one answer to everything, and an access to it. */
final class OneAnswer implements Call, AutoCloseable {

  private final HttpServer server;
  private final List<String> asked = new ArrayList<>();
  private final List<String> conditions = new ArrayList<>();
  private final Set<InetSocketAddress> connections = new HashSet<>();
  private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
  private volatile Map<String, Integer> statusOf = Map.of();
  private volatile Map<String, String> headers = Map.of();

  private final CountDownLatch cut = new CountDownLatch(1);

  /** A service whose answer goes on until it is cut off. */
  static OneAnswer endless(int status) {
    return new OneAnswer(status, new byte[0], true);
  }

  /** Waits until somebody cut the answer off. */
  void awaitCut() throws InterruptedException {
    cut.await();
  }

  OneAnswer(int status, String body) {
    this(status, body.getBytes(StandardCharsets.UTF_8));
  }

  OneAnswer(int status, byte[] body) {
    this(status, body, false);
  }

  private OneAnswer(int status, byte[] body, boolean endless) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    server.createContext(
        "/",
        exchange -> {
          synchronized (asked) {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            connections.add(exchange.getRemoteAddress());
            conditions.add(
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("If-Match")).orElse(""));
          }
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
          headers.forEach(exchange.getResponseHeaders()::set);
          if (endless) {
            exchange.sendResponseHeaders(status, 0);
            goOn(exchange.getResponseBody());
          }
          Integer other = statusOf.get(exchange.getRequestMethod());
          byte[] said = other == null ? body : new byte[0];
          exchange.sendResponseHeaders(
              other == null ? status : other, said.length == 0 ? -1 : said.length);
          exchange.getResponseBody().write(said);
          exchange.close();
        });
    server.start();
  }

  private void goOn(OutputStream answer) throws IOException {
    try {
      while (true) {
        answer.write(" ".repeat(1_000).getBytes(StandardCharsets.UTF_8));
        answer.flush();
      }
    } finally {
      cut.countDown();
    }
  }

  /** To requests of that method there is another answer, of no more than a status. */
  OneAnswer butTo(String method, int status) {
    statusOf = Map.of(method, status);
    return this;
  }

  OneAnswer with(String header, String value) {
    headers = Map.of(header, value);
    return this;
  }

  /** From now on so many looks at the time find some, and no more. */
  OneAnswer withTimeFor(int looks) {
    left.set(looks);
    return this;
  }

  GoogleConnector connector() {
    return GoogleConnector.at(
        root(),
        GoogleDescriptor.descriptor().oauth().orElseThrow().endpoints(),
        ManualClock.at("2026-11-20T09:00:00Z"));
  }

  URI root() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What was asked so far, as method, path and query. */
  List<String> asked() {
    synchronized (asked) {
      return List.copyOf(asked);
    }
  }

  /** How many connections these came by. */
  int connections() {
    synchronized (asked) {
      return connections.size();
    }
  }

  /** The versions that these depended on; empty for none. */
  List<String> conditions() {
    synchronized (asked) {
      return List.copyOf(conditions);
    }
  }

  CalendarRef calendar() {
    return new CalendarRef(connection(), "work@calsync.example");
  }

  @Override
  public ConnectionId connection() {
    return ConnectionId.of("c-1");
  }

  @Override
  public Settings settings() {
    return new Settings(Map.of());
  }

  @Override
  public Secret token(Resource resource) {
    return Secret.of("token-1");
  }

  @Override
  public Deadline deadline() {
    return () -> left.getAndDecrement() > 0 ? Duration.ofSeconds(20) : Duration.ZERO;
  }

  @Override
  public void beforeRequest(Cost cost) {}

  @Override
  public void close() {
    server.stop(0);
  }
}

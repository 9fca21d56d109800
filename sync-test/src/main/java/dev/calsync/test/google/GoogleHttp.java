package dev.calsync.test.google;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.calsync.test.Loopback;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/** Requests and answers over HTTP, at the loopback address. */
final class GoogleHttp implements AutoCloseable {

  private static final String ROOT = "/calendar/v3/";

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "fake-google");
            thread.setDaemon(true);
            return thread;
          });

  private GoogleHttp(
      HttpServer server, Function<Asked, Optional<Answer>> room, Runnable afterwards) {
    this.server = server;
    server.setExecutor(threads);
    server.createContext(
        ROOT,
        exchange -> {
          handle(exchange, room);
          afterwards.run();
        });
    server.start();
  }

  /**
   * Listens.
   *
   * @param port 0 for any
   * @param room gives answers; where it gives none the connection is cut
   * @param afterwards done when an answer was sent
   */
  static GoogleHttp at(int port, Function<Asked, Optional<Answer>> room, Runnable afterwards) {
    try {
      return new GoogleHttp(HttpServer.create(Loopback.address(port), 0), room, afterwards);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  URI root() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private static void handle(HttpExchange exchange, Function<Asked, Optional<Answer>> room)
      throws IOException {
    try (exchange) {
      Optional<Answer> answer = room.apply(read(exchange));
      if (answer.isPresent()) {
        send(exchange, answer.get());
      }
    }
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    byte[] body = answer.body();
    exchange.getResponseHeaders().set("Content-Type", answer.type());
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body, 0, answer.sent());
      exchange.getResponseBody().flush();
    }
  }

  private static Asked read(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    String method = headers.getOrDefault("x-http-method-override", exchange.getRequestMethod());
    URI uri = exchange.getRequestURI();
    return new Asked(
        method,
        path(uri.getRawPath().substring(ROOT.length())),
        query(Optional.ofNullable(uri.getRawQuery()).orElse("")),
        headers,
        body(exchange, "gzip".equals(headers.get("content-encoding"))));
  }

  private static byte[] body(HttpExchange exchange, boolean zipped) throws IOException {
    InputStream plain = exchange.getRequestBody();
    if (!zipped) {
      return plain.readAllBytes();
    }
    try (InputStream unzipped = new GZIPInputStream(plain)) {
      return unzipped.readAllBytes();
    }
  }

  /** A plus sign is itself in a path, and a blank in a query. */
  private static List<String> path(String raw) {
    List<String> segments = new ArrayList<>();
    for (String segment : raw.split("/", -1)) {
      segments.add(decoded(segment.replace("+", "%2B")));
    }
    return segments;
  }

  private static Map<String, List<String>> query(String raw) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    for (String pair : raw.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        query.computeIfAbsent(decoded(name), any -> new ArrayList<>()).add(decoded(value));
      }
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }
}

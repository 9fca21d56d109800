package dev.calsync.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.calsync.connector.Deadline;
import dev.calsync.failure.ConnectorException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;

/** A client, servers, and what is said between them. */
final class HttpRig {

  static final Deadline PLENTY = () -> Duration.ofMinutes(1);

  private final List<AutoCloseable> open = new ArrayList<>();

  void close() throws Exception {
    for (AutoCloseable it : open) {
      it.close();
    }
  }

  <T extends AutoCloseable> T open(T closeable) {
    open.add(closeable);
    return closeable;
  }

  GuardedHttp client(RawServer server) {
    return open(GuardedHttp.within(here(server)));
  }

  GuardedHttp client(RawServer server, NameLookup names) {
    try {
      return open(GuardedHttp.within(here(server), SSLContext.getDefault(), names));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static Reach here(RawServer server) {
    return nowhere(server).andNetwork("127.0.0.1/32");
  }

  static Reach nowhere(RawServer server) {
    return Reach.publicInternet().andPlainHttp().andPort(server.port());
  }

  static GuardedRequest get(TargetUrl url) {
    return GuardedRequest.of("GET", url);
  }

  static ConnectorException failure(GuardedHttp http, GuardedRequest request) {
    return failure(http, request, Duration.ofMinutes(1));
  }

  static ConnectorException failure(GuardedHttp http, GuardedRequest request, Duration time) {
    ConnectorException failure =
        catchThrowableOfType(
            ConnectorException.class, () -> http.send(request, () -> time, HttpRig::text));
    assertThat(failure).isNotNull();
    return failure;
  }

  static String text(GuardedResponse answer) throws IOException {
    return new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
  }

  static void say(OutputStream out, String status, String header) throws IOException {
    out.write(
        RawServer.bytes("HTTP/1.1 " + status + "\r\n" + header + "\r\nContent-Length: 0\r\n\r\n"));
  }

  static void gzip(OutputStream out, String encoding, String text, int times) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(body)) {
      for (int i = 0; i < times; i++) {
        zip.write(RawServer.bytes(text));
      }
    }
    out.write(
        RawServer.bytes(
            "HTTP/1.1 200 OK\r\nContent-Encoding: "
                + encoding
                + "\r\nContent-Length: "
                + body.size()
                + "\r\n\r\n"));
    out.write(body.toByteArray());
  }
}

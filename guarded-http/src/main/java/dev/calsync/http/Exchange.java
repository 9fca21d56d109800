package dev.calsync.http;

import dev.calsync.connector.Deadline;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/** One request and its answer, under watch until it is closed. */
final class Exchange implements AutoCloseable {

  private static final int HEADER_BYTES = 65_536;

  private final GuardedRequest request;
  private final HttpUriRequestBase wire;
  private final ClassicHttpResponse response;
  private final Watchdog.Watch watch;
  private final Map<String, List<String>> headers;

  private Exchange(
      GuardedRequest request,
      HttpUriRequestBase wire,
      ClassicHttpResponse response,
      Watchdog.Watch watch) {
    this.request = request;
    this.wire = wire;
    this.response = response;
    this.watch = watch;
    this.headers = headersOf(response);
  }

  /** Sends a request and waits for the head of its answer. */
  static Exchange open(
      CloseableHttpClient client, GuardedRequest request, Watchdog watchdog, Deadline deadline) {
    if (deadline.remaining().isZero()) {
      throw ConnectorException.of(
          FailureClass.TRANSIENT, "TOO_SLOW", request.url() + ": no time is left to ask");
    }
    HttpUriRequestBase wire = wire(request);
    Watchdog.Watch watch = watchdog.over(wire, deadline.remaining());
    try {
      HttpHost host = HttpHost.create(request.url().uri());
      Exchange exchange = new Exchange(request, wire, client.executeOpen(host, wire, null), watch);
      exchange.requirePlain();
      return exchange;
    } catch (IOException e) {
      watch.close();
      throw HttpFailures.of(request, e, watch.isOver());
    }
  }

  private static HttpUriRequestBase wire(GuardedRequest request) {
    HttpUriRequestBase wire = new HttpUriRequestBase(request.method(), request.url().uri());
    request.headers().forEach(wire::addHeader);
    request.authorization().ifPresent(it -> wire.addHeader("Authorization", it.reveal()));
    wire.addHeader("Accept-Encoding", "gzip");
    request
        .body()
        .ifPresent(
            body ->
                wire.setEntity(
                    new ByteArrayEntity(body.bytes(), ContentType.parse(body.contentType()))));
    return wire;
  }

  private static Map<String, List<String>> headersOf(ClassicHttpResponse response) {
    Map<String, List<String>> headers = new TreeMap<>();
    for (Header header : response.getHeaders()) {
      headers
          .computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(Optional.ofNullable(header.getValue()).orElse(""));
    }
    return headers;
  }

  /** What two readers could understand in two ways is understood by none (HOS-11, HOS-13). */
  private void requirePlain() {
    int bytes =
        headers.entrySet().stream()
            .mapToInt(
                named ->
                    named.getValue().stream()
                        .mapToInt(value -> named.getKey().length() + value.length())
                        .sum())
            .sum();
    String code =
        bytes > HEADER_BYTES
            ? "HEADERS_TOO_LARGE"
            : headers.containsKey("content-length") && headers.containsKey("transfer-encoding")
                ? "BROKEN_ANSWER"
                : "";
    if (!code.isEmpty()) {
      close();
      throw HttpFailures.unasked(request, code, "the head of its answer");
    }
  }

  int status() {
    return response.getCode();
  }

  Optional<String> location() {
    return headers.getOrDefault("location", List.of()).stream().findFirst();
  }

  <T> T read(GuardedResponse.Reader<T> reader) {
    try {
      return reader.read(new GuardedResponse(status(), headers, request.url(), body()));
    } catch (IOException e) {
      throw HttpFailures.of(request, e, watch.isOver());
    }
  }

  private InputStream body() throws IOException {
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return InputStream.nullInputStream();
    }
    List<String> encoding = headers.getOrDefault("content-encoding", List.of("identity"));
    String only = encoding.size() == 1 ? encoding.get(0).strip().toLowerCase(Locale.ROOT) : "";
    return switch (only) {
      case "identity" -> CappedBody.plain(entity.getContent(), request.bodyBytes());
      case "gzip", "x-gzip" -> CappedBody.gzipped(entity.getContent(), request.bodyBytes());
      default -> throw HttpFailures.unasked(request, "ENCODING_NOT_ASKED", "its Content-Encoding");
    };
  }

  /** A connection whose answer was not read to its end is not used again. */
  @Override
  public void close() {
    watch.close();
    wire.cancel();
  }
}

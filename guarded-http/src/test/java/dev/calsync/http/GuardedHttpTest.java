package dev.calsync.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.connector.Secret;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HOS-11 to HOS-13, HOS-40: what may be answered, by servers of our own on this machine. */
class GuardedHttpTest {

  private final HttpRig rig = new HttpRig();

  @AfterEach
  void close() throws Exception {
    rig.close();
  }

  @Test
  void anAnswerIsReadAsItIs() {
    RawServer server =
        rig.open(RawServer.saying("200 OK", "ETag: \"7\"\r\nX-A: 1\r\nX-A: 2\r\n", "hi"));
    GuardedHttp http = rig.client(server);

    String read =
        http.send(
            HttpRig.get(server.url("/a?b=c")).header("If-None-Match", "\"6\""),
            HttpRig.PLENTY,
            answer ->
                answer.status()
                    + " "
                    + answer.header("ETAG").orElse("")
                    + " "
                    + answer.headers().get("x-a")
                    + " "
                    + HttpRig.text(answer));

    assertThat(read).isEqualTo("200 \"7\" [1, 2] hi");
    assertThat(server.heads())
        .singleElement()
        .asString()
        .startsWith("GET /a?b=c HTTP/1.1\r\n")
        .contains(
            "If-None-Match: \"6\"\r\n",
            "Accept-Encoding: gzip\r\n",
            "Host: 127.0.0.1:" + server.port() + "\r\n")
        .doesNotContainIgnoringCase("cookie", "authorization", "user-agent");
  }

  @Test
  void aBodyIsSentWithAnyMethod() {
    RawServer server = rig.open(RawServer.saying("207 Multi-Status", "", ""));

    int status =
        rig.client(server)
            .send(
                GuardedRequest.of("PROPFIND", server.url("/dav"))
                    .header("Depth", "1")
                    .body("text/xml; charset=utf-8", "<a/>".getBytes(StandardCharsets.UTF_8)),
                HttpRig.PLENTY,
                GuardedResponse::status);

    assertThat(status).isEqualTo(207);
    assertThat(server.heads().get(0))
        .startsWith("PROPFIND /dav HTTP/1.1\r\n")
        .contains("Depth: 1\r\n", "Content-Length: 4\r\n", "Content-Type: text/xml; charset=utf-8");
  }

  /** HOS-11: a socket's own time-out would begin again with every byte. */
  @ParameterizedTest
  @ValueSource(
      strings = {"", "HTTP/1.1 200 OK\r\nX-A: ", "HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n"})
  void aServerThatTricklesIsLeftWhenTimeIsOver(String said) {
    CountDownLatch never = rig.open(new Unending()).latch();
    RawServer server =
        rig.open(
            RawServer.saying(
                (head, out) -> {
                  out.write(RawServer.bytes(said));
                  do {
                    out.write('x');
                    out.flush();
                  } while (isSlow(never));
                }));

    ConnectorException late =
        HttpRig.failure(rig.client(server), HttpRig.get(server.url("/")), Duration.ofMillis(300));

    assertThat(late.code()).isEqualTo("TOO_SLOW");
    assertThat(late.failureClass()).isEqualTo(FailureClass.TRANSIENT);
  }

  @Test
  void noTimeLeftMeansNothingIsAsked() {
    RawServer server = rig.open(RawServer.saying("200 OK", "", ""));

    ConnectorException late =
        HttpRig.failure(rig.client(server), HttpRig.get(server.url("/")), Duration.ZERO);

    assertThat(late.code()).isEqualTo("TOO_SLOW");
    assertThat(server.connections()).isZero();
  }

  /** HOS-11. */
  @Test
  void endlessHeadersAreRefused() {
    RawServer many =
        rig.open(
            RawServer.saying(
                (head, out) -> {
                  out.write(RawServer.bytes("HTTP/1.1 200 OK\r\n"));
                  while (true) {
                    out.write(RawServer.bytes("X-A: 1\r\n"));
                  }
                }));
    RawServer longOne =
        rig.open(
            RawServer.saying(
                (head, out) -> {
                  out.write(RawServer.bytes("HTTP/1.1 200 OK\r\nX-A: "));
                  while (true) {
                    out.write(new byte[1_000]);
                  }
                }));
    RawServer large =
        rig.open(RawServer.saying("200 OK", ("X-A: " + "1".repeat(8_000) + "\r\n").repeat(9), ""));

    for (RawServer server : new RawServer[] {many, longOne, large}) {
      ConnectorException refused =
          HttpRig.failure(rig.client(server), HttpRig.get(server.url("/")));
      assertThat(refused.code()).isEqualTo("HEADERS_TOO_LARGE");
      assertThat(refused.failureClass()).isEqualTo(FailureClass.REJECTED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 9999999\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n"})
  void aBodyWithoutEndIsReadNoFurtherThanAllowed(String framing) {
    RawServer server =
        rig.open(
            RawServer.saying(
                (head, out) -> {
                  out.write(RawServer.bytes("HTTP/1.1 200 OK\r\n" + framing));
                  while (true) {
                    out.write(RawServer.bytes("4\r\nxxxx\r\n"));
                  }
                }));

    ConnectorException refused =
        HttpRig.failure(rig.client(server), HttpRig.get(server.url("/")).atMost(100_000));

    assertThat(refused.code()).isEqualTo("TOO_LARGE");
    assertThat(refused.failureClass()).isEqualTo(FailureClass.REJECTED);
  }

  /** What is left unread is not waited for, however long it is. */
  @Test
  void aBodyNeedNotBeReadToItsEnd() {
    RawServer server =
        rig.open(
            RawServer.saying(
                (head, out) -> {
                  out.write(
                      RawServer.bytes("HTTP/1.1 404 Not Found\r\nContent-Length: 9999999\r\n\r\n"));
                  out.flush();
                }));
    GuardedHttp http = rig.client(server);

    for (int i = 0; i <= GuardedHttp.CONNECTIONS_TO_ONE; i++) {
      assertThat(
              http.<Integer>send(
                  HttpRig.get(server.url("/")), HttpRig.PLENTY, GuardedResponse::status))
          .isEqualTo(404);
    }
  }

  @Test
  void aConnectionIsUsedAgainOnceItsAnswerWasRead() {
    RawServer server = rig.open(RawServer.saying("200 OK", "", "hi"));
    GuardedHttp http = rig.client(server);

    for (int i = 0; i < 3; i++) {
      assertThat(http.<String>send(HttpRig.get(server.url("/")), HttpRig.PLENTY, HttpRig::text))
          .isEqualTo("hi");
    }

    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void aCompressedBodyIsReadAsWhatItSays() {
    RawServer server =
        rig.open(RawServer.saying((head, out) -> HttpRig.gzip(out, "gzip", "BEGIN:VCALENDAR", 1)));

    assertThat(
            rig.client(server)
                .<String>send(HttpRig.get(server.url("/")), HttpRig.PLENTY, HttpRig::text))
        .isEqualTo("BEGIN:VCALENDAR");
  }

  /** HOS-12. */
  @Test
  void aBodyThatGrowsWithoutMeasureIsLeft() {
    RawServer server =
        rig.open(
            RawServer.saying((head, out) -> HttpRig.gzip(out, "gzip", "x".repeat(1 << 20), 20)));

    ConnectorException refused = HttpRig.failure(rig.client(server), HttpRig.get(server.url("/")));

    assertThat(refused.code()).isEqualTo("TOO_LARGE");
  }

  /** HOS-12. */
  @ParameterizedTest
  @ValueSource(strings = {"br", "deflate", "gzip, gzip", "gzip\r\nContent-Encoding: gzip"})
  void anEncodingThatWasNotAskedForIsRefused(String encoding) {
    RawServer server =
        rig.open(RawServer.saying((head, out) -> HttpRig.gzip(out, encoding, "hi", 1)));

    assertThat(HttpRig.failure(rig.client(server), HttpRig.get(server.url("/"))).code())
        .isEqualTo("ENCODING_NOT_ASKED");
  }

  /** HOS-13. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\nContent-Length: 50\r\n\r\nhello",
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
        "Content-Length: -5\r\n\r\nhello",
        "Content-Length: 50\r\n\r\nhello",
        "Transfer-Encoding: chunked\r\n\r\nZZ\r\nhello\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n5\r\nhel"
      })
  void anAnswerWhoseLengthIsALieIsNoAnswer(String rest) {
    RawServer server =
        rig.open(
            RawServer.saying(
                (head, out) -> {
                  out.write(RawServer.bytes("HTTP/1.1 200 OK\r\n" + rest));
                  out.close();
                }));

    ConnectorException broken = HttpRig.failure(rig.client(server), HttpRig.get(server.url("/")));

    assertThat(broken.code()).isEqualTo("BROKEN_ANSWER");
    assertThat(broken.getMessage()).doesNotContain("hello");
  }

  /** FLT-2: it may have happened, so it is looked up and never repeated. */
  @Test
  void aWriteWhoseAnswerIsLostIsAmbiguous() {
    RawServer server = rig.open(RawServer.saying((head, out) -> out.close()));
    GuardedRequest put =
        GuardedRequest.of("PUT", server.url("/a.ics")).body("text/calendar", new byte[] {1});

    ConnectorException lost = HttpRig.failure(rig.client(server), put);

    assertThat(lost.failureClass()).isEqualTo(FailureClass.AMBIGUOUS);
    assertThat(server.heads()).as("it is not sent again").hasSize(1);
  }

  @Test
  void aWriteThatFoundNobodyDidNotHappen() throws IOException {
    RawServer server = RawServer.saying("200 OK", "", "");
    GuardedRequest put =
        GuardedRequest.of("PUT", server.url("/a.ics")).body("text/calendar", new byte[] {1});
    GuardedHttp http = rig.client(server);
    server.close();

    ConnectorException refused = HttpRig.failure(http, put);

    assertThat(refused.code()).isEqualTo("NOT_CONNECTED");
    assertThat(refused.failureClass()).isEqualTo(FailureClass.TRANSIENT);
  }

  /** HOS-40. */
  @Test
  void aFailureTellsNothingOfWhatWasSaid() {
    RawServer server =
        rig.open(
            RawServer.saying((head, out) -> out.write(RawServer.bytes("canary is no answer\r\n"))));

    ConnectorException broken =
        HttpRig.failure(
            rig.client(server),
            HttpRig.get(server.url("/canary?canary")).authorization(Secret.of("Bearer canary")),
            Duration.ofSeconds(1));

    StringWriter told = new StringWriter();
    broken.printStackTrace(new PrintWriter(told));
    assertThat(told.toString()).doesNotContain("canary").contains("127.0.0.1");
  }

  /** Paces a server; ends when the test does. */
  private record Unending(CountDownLatch latch) implements AutoCloseable {

    Unending() {
      this(new CountDownLatch(1));
    }

    @Override
    public void close() {
      latch.countDown();
    }
  }

  private static boolean isSlow(CountDownLatch never) {
    try {
      return !never.await(20, TimeUnit.MILLISECONDS);
    } catch (InterruptedException ended) {
      return false;
    }
  }
}

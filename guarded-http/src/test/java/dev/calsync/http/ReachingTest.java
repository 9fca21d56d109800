package dev.calsync.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.connector.Secret;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HOS-1 to HOS-6: where requests go, against servers of our own on this machine. */
class ReachingTest {

  private static final InetAddress HERE = address(127, 0, 0, 1);
  private static final InetAddress SECRET = address(127, 0, 0, 9);

  private final HttpRig rig = new HttpRig();

  @AfterEach
  void close() throws Exception {
    rig.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "[::]"})
  void whatLiesInOurOwnNetworkIsRefusedBeforeItIsAsked(String host) {
    RawServer server = rig.open(RawServer.saying("200 OK", "", "secret"));
    GuardedHttp http = rig.open(GuardedHttp.within(HttpRig.nowhere(server)));

    ConnectorException refused =
        HttpRig.failure(http, HttpRig.get(server.url(host, "/latest/meta-data")));

    assertThat(refused.code()).isEqualTo("ADDRESS_NOT_ALLOWED");
    assertThat(refused.failureClass()).isEqualTo(FailureClass.REJECTED);
    assertThat(refused.getMessage()).doesNotContain("meta-data", "secret");
    assertThat(server.connections()).isZero();
  }

  /** HOS-3: the name server says something else the second time. */
  @Test
  void aNameThatMovesIntoOurNetworkIsRefused() throws IOException {
    RawServer server = rig.open(RawServer.saying("200 OK", "Connection: close\r\n", "public"));
    AtomicInteger asked = new AtomicInteger();
    GuardedHttp http =
        rig.client(server, host -> List.of(asked.getAndIncrement() == 0 ? HERE : SECRET));
    GuardedRequest request = HttpRig.get(server.url("rebind.example", "/"));

    assertThat(http.<String>send(request, HttpRig.PLENTY, HttpRig::text)).isEqualTo("public");
    assertThat(asked).as("what was checked is what was connected to").hasValue(1);
    assertThat(HttpRig.failure(http, request).code()).isEqualTo("ADDRESS_NOT_ALLOWED");
  }

  /** HOS-6. */
  @Test
  void ofAHostWithSeveralAddressesOnlyThoseWithinReachAreUsed() {
    RawServer server = rig.open(RawServer.saying("200 OK", "", "public"));
    GuardedHttp http = rig.client(server, host -> List.of(SECRET, HERE));

    assertThat(
            http.<String>send(
                HttpRig.get(server.url("both.example", "/")), HttpRig.PLENTY, HttpRig::text))
        .isEqualTo("public");
  }

  @Test
  void aNameThatNobodyKnowsMayBeKnownLater() {
    RawServer server = rig.open(RawServer.saying("200 OK", "", ""));
    GuardedHttp http =
        rig.client(
            server,
            host -> {
              throw new UnknownHostException(host);
            });

    ConnectorException unknown =
        HttpRig.failure(http, HttpRig.get(server.url("gone.example", "/")));

    assertThat(unknown.code()).isEqualTo("UNKNOWN_HOST");
    assertThat(unknown.failureClass()).isEqualTo(FailureClass.TRANSIENT);
  }

  @Test
  void otherPortsAndPlainHttpAreNotUsedUnlessTheHostSaysSo() {
    GuardedHttp http = rig.open(GuardedHttp.within(Reach.publicInternet()));

    for (String url : new String[] {"http://calendar.example/", "https://calendar.example:8443/"}) {
      assertThat(HttpRig.failure(http, HttpRig.get(TargetUrl.parse(url))).code())
          .isEqualTo("URL_NOT_ALLOWED");
    }
  }

  /** HOS-4: each hop is judged like the first. */
  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.9:PORT/,     ADDRESS_NOT_ALLOWED",
    "http://[::1]:PORT/,         ADDRESS_NOT_ALLOWED",
    "http://127.0.0.1:1/,        URL_NOT_ALLOWED",
    "http://2130706433:PORT/,    URL_NOT_ALLOWED",
    "file:///etc/passwd,         URL_NOT_ALLOWED",
    "gopher://127.0.0.1:PORT/,   URL_NOT_ALLOWED",
    "http://a@127.0.0.1:PORT/,   URL_NOT_ALLOWED"
  })
  void aRedirectToWhereWeDoNotGoIsRefused(String location, String code) {
    RawServer server =
        rig.open(
            RawServer.saying(
                (head, out) ->
                    HttpRig.say(
                        out,
                        "302 Found",
                        "Location: "
                            + location.replace(
                                "PORT", head.replaceAll("(?s).*Host: [^:]*:(\\d+).*", "$1")))));

    ConnectorException refused = HttpRig.failure(rig.client(server), HttpRig.get(server.url("/")));

    assertThat(refused.code()).isEqualTo(code);
    assertThat(refused.failureClass()).isEqualTo(FailureClass.REJECTED);
    assertThat(server.heads()).hasSize(1);
  }

  /** HOS-5. */
  @Test
  void aLoopOfRedirectsEnds() {
    RawServer server =
        rig.open(
            RawServer.saying((head, out) -> HttpRig.say(out, "302 Found", "Location: /again")));

    assertThat(HttpRig.failure(rig.client(server), HttpRig.get(server.url("/"))).code())
        .isEqualTo("TOO_MANY_REDIRECTS");
    assertThat(server.heads()).hasSize(Redirects.MOST + 1);
  }

  /** HOS-5. */
  @Test
  void aCredentialIsToldToItsOriginOnly() {
    RawServer other = rig.open(RawServer.saying("200 OK", "", "there"));
    RawServer server =
        rig.open(
            RawServer.saying(
                (head, out) ->
                    HttpRig.say(
                        out,
                        "307 Temporary Redirect",
                        "Location: "
                            + (head.startsWith("GET /first")
                                ? "/second"
                                : other.url("/third").reveal()))));
    GuardedHttp http = rig.open(GuardedHttp.within(HttpRig.here(server).andPort(other.port())));

    String read =
        http.send(
            HttpRig.get(server.url("/first")).authorization(Secret.of("Bearer canary")),
            HttpRig.PLENTY,
            answer -> answer.url().reveal() + " " + HttpRig.text(answer));

    assertThat(read).isEqualTo(other.url("/third").reveal() + " there");
    assertThat(server.heads())
        .hasSize(2)
        .allSatisfy(head -> assertThat(head).contains("Authorization: Bearer canary\r\n"));
    assertThat(other.heads()).singleElement().asString().doesNotContain("canary");
  }

  @Test
  void whatChangesSomethingIsNotRedirected() {
    RawServer server =
        rig.open(
            RawServer.saying(
                (head, out) -> HttpRig.say(out, "307 Temporary Redirect", "Location: /other")));
    GuardedRequest put =
        GuardedRequest.of("PUT", server.url("/a.ics")).body("text/calendar", new byte[] {1});

    assertThat(HttpRig.failure(rig.client(server), put).code()).isEqualTo("REDIRECT_NOT_FOLLOWED");
    assertThat(server.heads()).hasSize(1);
  }

  private static InetAddress address(int... parts) {
    byte[] bytes = new byte[parts.length];
    for (int i = 0; i < parts.length; i++) {
      bytes[i] = (byte) parts[i];
    }
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}

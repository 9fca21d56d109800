package dev.calsync.http;

import dev.calsync.connector.Deadline;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.ssl.TLS;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends requests to addresses that a user named (R-J2). Every connection, that of a redirect too,
 * goes to an address that the {@link Reach} allows; nothing is asked of a proxy, and no cookie,
 * session or credential is kept from one request to the next. A deadline covers the whole of an
 * exchange, redirects included.
 *
 * <p>What it does not do: it never sends a request a second time, and it does not read what it was
 * not asked to. Whoever turns on the wire log of HttpClient ({@code org.apache.hc.client5.http},
 * DEBUG) logs credentials.
 *
 * <p>Thread-safe. Connections are kept for up to two minutes and shared by all requests.
 */
public final class GuardedHttp implements AutoCloseable {

  /** How many connections there are to one host at a time. */
  static final int CONNECTIONS_TO_ONE = 10;

  private static final Timeout TO_CONNECT = Timeout.ofSeconds(10);
  private static final Timeout OF_SILENCE = Timeout.ofSeconds(30);
  private static final TimeValue KEPT = TimeValue.ofMinutes(2);
  private static final int CONNECTIONS = 200;

  private static final int HEADERS = 128;
  private static final int HEADER_LINE = 8_192;

  private final Reach reach;
  private final CloseableHttpClient client;
  private final Watchdog watchdog = new Watchdog();

  private GuardedHttp(Reach reach, CloseableHttpClient client) {
    this.reach = reach;
    this.client = client;
  }

  /**
   * A client that trusts the certificate authorities that the JVM trusts.
   *
   * @param reach where it may go
   * @return the client, to be closed
   */
  public static GuardedHttp within(Reach reach) {
    try {
      return within(reach, SSLContext.getDefault());
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("this JVM has no TLS", missing);
    }
  }

  /**
   * A client that trusts what a context trusts: a host's own certificate authority, say. The name
   * in a certificate is checked in any case.
   *
   * @param reach where it may go
   * @param tls whom to trust, and with which key to show ourselves
   * @return the client, to be closed
   */
  public static GuardedHttp within(Reach reach, SSLContext tls) {
    return within(reach, tls, NameLookup.SYSTEM);
  }

  static GuardedHttp within(Reach reach, SSLContext tls, NameLookup names) {
    PoolingHttpClientConnectionManager connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(new CheckedResolver(reach, names))
            .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls))
            .setDefaultTlsConfig(
                TlsConfig.custom()
                    .setSupportedProtocols(TLS.V_1_2, TLS.V_1_3)
                    .setHandshakeTimeout(TO_CONNECT)
                    .build())
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(TO_CONNECT)
                    .setSocketTimeout(OF_SILENCE)
                    .setTimeToLive(KEPT)
                    .build())
            .setConnectionFactory(
                ManagedHttpClientConnectionFactory.builder()
                    .http1Config(
                        Http1Config.custom()
                            .setMaxHeaderCount(HEADERS)
                            .setMaxLineLength(HEADER_LINE)
                            .build())
                    .build())
            .setMaxConnTotal(CONNECTIONS)
            .setMaxConnPerRoute(CONNECTIONS_TO_ONE)
            .build();
    return new GuardedHttp(
        reach,
        HttpClients.custom()
            .setConnectionManager(connections)
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .disableDefaultUserAgent()
            .build());
  }

  /**
   * Sends a request, follows its redirects, and reads the answer.
   *
   * @param request what to ask
   * @param deadline how long all of it may take
   * @param reader what to make of the answer, of any status but a redirect's
   * @return what the reader returned
   * @param <T> its type
   * @throws ConnectorException REJECTED with {@code URL_NOT_ALLOWED}, {@code ADDRESS_NOT_ALLOWED},
   *     {@code TLS_NOT_TRUSTED}, {@code REDIRECT_NOT_FOLLOWED}, {@code TOO_MANY_REDIRECTS}, {@code
   *     HEADERS_TOO_LARGE}, {@code TOO_LARGE} or {@code ENCODING_NOT_ASKED}; TRANSIENT with {@code
   *     UNKNOWN_HOST}, {@code NOT_CONNECTED}, {@code TOO_SLOW} or {@code BROKEN_ANSWER}; AMBIGUOUS
   *     with one of these where a request that changes something was sent and its answer cannot be
   *     read
   */
  public <T> T send(GuardedRequest request, Deadline deadline, GuardedResponse.Reader<T> reader) {
    GuardedRequest at = request;
    for (int followed = 0; ; followed++) {
      requireAllowed(at.url());
      try (Exchange exchange = Exchange.open(client, at, watchdog, deadline)) {
        Optional<GuardedRequest> next =
            Redirects.next(at, exchange.status(), exchange.location(), followed);
        if (next.isEmpty()) {
          return exchange.read(reader);
        }
        at = next.get();
      }
    }
  }

  private void requireAllowed(TargetUrl url) {
    boolean scheme = url.isSecure() || reach.allowsPlainHttp();
    if (!scheme || !reach.allowsPort(url.port())) {
      throw ConnectorException.of(
          FailureClass.REJECTED,
          "URL_NOT_ALLOWED",
          url + ": this " + (scheme ? "port" : "scheme") + " is not used here");
    }
  }

  /** Ends what is under way, and closes all connections. */
  @Override
  public void close() {
    watchdog.close();
    client.close(CloseMode.IMMEDIATE);
  }
}

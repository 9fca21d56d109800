package dev.calsync.connector.google;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.apache.v5.Apache5HttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.calendar.Calendar;
import java.net.URI;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;

/**
 * Google's client, made with the first request: it reads the certificates of the machine, which a
 * host that has no account at Google need not wait for. Thread-safe.
 */
final class GoogleClient {

  private static final int CONNECTIONS = 200;

  private final String root;
  private volatile @Nullable Calendar made;

  GoogleClient(URI root) {
    this.root = root.toString().replaceAll("/+$", "") + "/";
  }

  Calendar get() {
    Calendar client = made;
    return client != null ? client : make();
  }

  private synchronized Calendar make() {
    Calendar client = made;
    if (client == null) {
      client =
          new Calendar.Builder(transport(), GsonFactory.getDefaultInstance(), null)
              .setRootUrl(root)
              .setApplicationName("calsync")
              .build();
      made = client;
    }
    return client;
  }

  /** Whether a request is sent again is for the engine to say. */
  static HttpTransport transport() {
    ConnectionConfig connections =
        ConnectionConfig.custom()
            .setTimeToLive(TimeValue.ofMinutes(5))
            .setValidateAfterInactivity(TimeValue.ofSeconds(5))
            .build();
    return new Apache5HttpTransport(
        HttpClientBuilder.create()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnTotal(CONNECTIONS)
                    .setMaxConnPerRoute(CONNECTIONS)
                    .setDefaultConnectionConfig(connections)
                    .build())
            .addExecInterceptorFirst("given up", new GivenUp())
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .build());
  }
}

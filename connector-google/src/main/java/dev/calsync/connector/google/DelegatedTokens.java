package dev.calsync.connector.google;

import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.UrlEncodedContent;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.client.json.webtoken.JsonWebSignature;
import com.google.api.client.json.webtoken.JsonWebToken;
import com.google.auth.oauth2.ServiceAccountCredentials;
import dev.calsync.connector.Secret;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Asks where a service account's key says for a token in somebody's name (RFC 7523, section 2.1).
 * Google's own credentials would do so by their own clock, follow redirects with the assertion, and
 * let it be logged; so of them only the key is used. Thread-safe.
 */
final class DelegatedTokens {

  private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

  /** The account, its key, or the permission to stand in for this person is gone. */
  private static final Set<String> GONE = Set.of("invalid_grant", "unauthorized_client");

  /** Whoever runs the installation must mend the service account; grants stay. */
  private static final Set<String> OURS =
      Set.of("invalid_client", "invalid_request", "invalid_scope", "unsupported_grant_type");

  private static final Duration LIFE = Duration.ofHours(1);
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration READ = Duration.ofSeconds(20);
  private static final int MOST_BYTES = 64 << 10;
  private static final int OK = 200;
  private static final int TOO_MANY_REQUESTS = 429;

  private final Clock clock;
  private final HttpTransport transport = GoogleClient.transport();

  DelegatedTokens(Clock clock) {
    this.clock = clock;
  }

  /**
   * An access token.
   *
   * @param access the token
   * @param until when it ends
   */
  record Token(Secret access, Instant until) {}

  /**
   * Asks for one.
   *
   * @throws ConnectorException classified
   */
  Token ask(ServiceAccountCredentials key, String subject, List<String> scopes) {
    Instant now = clock.instant();
    try {
      HttpResponse response = request(key, assertion(key, subject, scopes, now)).execute();
      try {
        return token(response.getStatusCode(), body(response), now);
      } finally {
        response.disconnect();
      }
    } catch (IOException away) {
      throw ConnectorException.of(
          FailureClass.TRANSIENT,
          "TOKEN_ENDPOINT_AWAY",
          "Google's token endpoint gives no answer: " + away.getClass().getSimpleName());
    }
  }

  private static String assertion(
      ServiceAccountCredentials key, String subject, List<String> scopes, Instant now)
      throws IOException {
    JsonWebSignature.Header header =
        new JsonWebSignature.Header().setAlgorithm("RS256").setKeyId(key.getPrivateKeyId());
    JsonWebToken.Payload payload =
        new JsonWebToken.Payload()
            .setIssuer(key.getClientEmail())
            .setSubject(subject)
            .setAudience(key.getTokenServerUri().toString())
            .setIssuedAtTimeSeconds(now.getEpochSecond())
            .setExpirationTimeSeconds(now.plus(LIFE).getEpochSecond())
            .set("scope", String.join(" ", scopes));
    try {
      return JsonWebSignature.signUsingRsaSha256(
          key.getPrivateKey(), GsonFactory.getDefaultInstance(), header.setType("JWT"), payload);
    } catch (GeneralSecurityException unusable) {
      throw new IllegalStateException("every JVM signs with RSA and SHA-256", unusable);
    }
  }

  private HttpRequest request(ServiceAccountCredentials key, String assertion) throws IOException {
    return transport
        .createRequestFactory()
        .buildPostRequest(
            new GenericUrl(key.getTokenServerUri()),
            new UrlEncodedContent(Map.of("grant_type", GRANT, "assertion", assertion)))
        .setConnectTimeout(Math.toIntExact(CONNECT.toMillis()))
        .setReadTimeout(Math.toIntExact(READ.toMillis()))
        .setThrowExceptionOnExecuteError(false)
        .setFollowRedirects(false)
        .setLoggingEnabled(false)
        .setCurlLoggingEnabled(false);
  }

  /** Nothing where the answer is no JSON object, or one beyond all measure. */
  private Fields body(HttpResponse response) throws IOException {
    try (InputStream content = response.getContent()) {
      Instant until = clock.instant().plus(READ);
      return content == null
          ? Fields.NONE
          : Json.parsed(
              Json.bytes(content, MOST_BYTES, () -> Duration.between(clock.instant(), until)));
    } catch (IOException noJson) {
      return Fields.NONE;
    }
  }

  private static Token token(int status, Fields answer, Instant now) {
    return answer
        .said("access_token")
        .filter(any -> status == OK)
        .map(token -> new Token(Secret.of(token), now.plus(life(answer))))
        .orElseThrow(() -> refused(status, answer.text("error")));
  }

  private static Duration life(Fields answer) {
    return answer.values().get("expires_in") instanceof Number seconds
        ? Duration.ofSeconds(Math.min(Math.max(0, seconds.longValue()), LIFE.toSeconds()))
        : LIFE;
  }

  private static ConnectorException refused(int status, String error) {
    if (GONE.contains(error)) {
      return ConnectorException.of(
          FailureClass.NEEDS_REAUTH,
          "GRANT_REFUSED",
          "Google does not let the service account stand in for this person (" + error + ")");
    }
    if (OURS.contains(error)) {
      return ConnectorException.of(
          FailureClass.FORBIDDEN,
          "CLIENT_REFUSED",
          "Google does not accept the service account (" + error + "); check its key and scopes");
    }
    return status == TOO_MANY_REQUESTS
        ? ConnectorException.of(
            FailureClass.THROTTLED, "TOKEN_ENDPOINT_BUSY", "Google's token endpoint answers 429")
        : ConnectorException.of(
            FailureClass.TRANSIENT,
            "TOKEN_ENDPOINT_AWAY",
            "Google's token endpoint answers " + status + " and no token; it is asked again");
  }
}

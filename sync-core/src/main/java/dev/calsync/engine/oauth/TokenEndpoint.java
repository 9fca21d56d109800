package dev.calsync.engine.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.calsync.connector.ConnectorDescriptor.OAuthEndpoints;
import dev.calsync.connector.Deadline;
import dev.calsync.connector.Secret;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import dev.calsync.host.ProviderApplication;
import dev.calsync.http.GuardedHttp;
import dev.calsync.http.GuardedRequest;
import dev.calsync.http.GuardedResponse;
import dev.calsync.http.TargetUrl;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Asks authorization servers for tokens. Nothing is tried twice here: what a lost answer means is
 * for the caller to say.
 */
public final class TokenEndpoint {

  /** An answer is a few kilobytes; what is longer is none. */
  private static final int LONGEST_ANSWER = 65_536;

  private static final int OK = 200;
  private static final int SERVER_ERRORS = 500;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  private final Supplier<GuardedHttp> http;

  /**
   * Asks through a client.
   *
   * @param http the client, made when it is first needed
   */
  public TokenEndpoint(Supplier<GuardedHttp> http) {
    this.http = http;
  }

  /**
   * A code, and what must be said along with it.
   *
   * @param code from the callback
   * @param verifier the word that the link's challenge was made of
   * @param returnTo where the callback came, to the letter
   */
  public record Code(Secret code, Secret verifier, URI returnTo) {}

  /**
   * Exchanges a code (RFC 6749, section 4.1.3).
   *
   * @throws ConnectorException NEEDS_REAUTH if the code is not accepted, FORBIDDEN if the
   *     application is not, else TRANSIENT or THROTTLED
   */
  public TokenAnswer exchange(
      OAuthEndpoints at, ProviderApplication application, Code code, Deadline deadline) {
    Form form =
        new Form()
            .put("grant_type", "authorization_code")
            .put("code", code.code().reveal())
            .put("redirect_uri", code.returnTo().toString())
            .put("code_verifier", code.verifier().reveal());
    return ask(at, application, form, deadline);
  }

  /**
   * Uses a refresh token (RFC 6749, section 6), which may be its last use.
   *
   * @param scopes of the access token that is wanted; none for those of the grant
   * @throws ConnectorException NEEDS_REAUTH if the grant is gone, FORBIDDEN if the application is
   *     not accepted, else TRANSIENT or THROTTLED
   */
  public TokenAnswer refresh(
      OAuthEndpoints at,
      ProviderApplication application,
      Secret refreshToken,
      List<String> scopes,
      Deadline deadline) {
    Form form =
        new Form()
            .put("grant_type", "refresh_token")
            .put("refresh_token", refreshToken.reveal())
            .putAll("scope", scopes);
    return ask(at, application, form, deadline);
  }

  /**
   * Gives a grant back (RFC 7009). A server that does not know it has nothing more to do.
   *
   * @throws ConnectorException TRANSIENT or THROTTLED if it is to be asked again
   */
  public void revoke(
      URI at, ProviderApplication application, Secret refreshToken, Deadline deadline) {
    Form form =
        new Form().put("token", refreshToken.reveal()).put("token_type_hint", "refresh_token");
    TargetUrl url = TargetUrl.parse(at.toString());
    int status = send(url, application, form, deadline, GuardedResponse::status);
    if (status >= SERVER_ERRORS || status == TOO_MANY_REQUESTS) {
      throw TokenFailures.of(url.toString(), status, "", Optional.empty());
    }
  }

  private TokenAnswer ask(
      OAuthEndpoints at, ProviderApplication application, Form form, Deadline deadline) {
    TargetUrl url = TargetUrl.parse(at.token().toString());
    Answer answer = send(url, application, form, deadline, Answer::read);
    return answer
        .fields()
        .filter(any -> answer.status() == OK)
        .flatMap(TokenAnswer::of)
        .orElseThrow(
            () ->
                TokenFailures.of(
                    url.toString(), answer.status(), answer.error(), answer.retryAfter()));
  }

  private <T> T send(
      TargetUrl url,
      ProviderApplication application,
      Form form,
      Deadline deadline,
      GuardedResponse.Reader<T> reader) {
    form.put("client_id", application.clientId())
        .put("client_secret", application.clientSecret().map(Secret::reveal));
    GuardedRequest request =
        GuardedRequest.of("POST", url)
            .header("Accept", "application/json")
            .body(Form.TYPE, form.bytes())
            .atMost(LONGEST_ANSWER);
    try {
      return http.get().send(request, deadline, reader);
    } catch (ConnectorException unheard) {
      throw unheard.failureClass() == FailureClass.AMBIGUOUS ? lost(url, unheard) : unheard;
    }
  }

  /** The server may have done what it was asked; the grant that we know is all that we have. */
  private static ConnectorException lost(TargetUrl url, ConnectorException unheard) {
    return ConnectorException.of(
        FailureClass.TRANSIENT,
        TokenFailures.UNREADABLE,
        url + ": its answer was not heard (" + unheard.code() + "); it is asked again later");
  }

  /** What is looked at of an answer. */
  private record Answer(int status, Optional<JsonNode> fields, Optional<Duration> retryAfter) {

    static Answer read(GuardedResponse response) throws IOException {
      return new Answer(
          response.status(),
          TokenAnswer.fields(response.body().readAllBytes()),
          response
              .header("Retry-After")
              .filter(text -> SECONDS.matcher(text).matches())
              .map(text -> Duration.ofSeconds(Long.parseLong(text))));
    }

    String error() {
      return fields.map(it -> it.path("error").asText("")).orElse("");
    }
  }
}

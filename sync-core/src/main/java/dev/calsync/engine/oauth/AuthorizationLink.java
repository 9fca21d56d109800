package dev.calsync.engine.oauth;

import dev.calsync.connector.ConnectorDescriptor.OAuth;
import dev.calsync.connector.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Where an owner is sent to let us in (RFC 6749, section 4.1.1).
 *
 * @param clientId our name there
 * @param returnTo where the answer is to come
 * @param scopes what we ask for
 * @param loginHint which account to propose
 */
public record AuthorizationLink(
    String clientId, URI returnTo, List<String> scopes, Optional<String> loginHint) {

  /**
   * The link.
   *
   * @param oauth what the connector says
   * @param state comes back with the answer
   * @param verifier stays with us until the code is exchanged
   */
  public URI at(OAuth oauth, Secret state, Secret verifier) {
    String query =
        new Form()
            .putAll(oauth.parameters())
            .put("response_type", "code")
            .put("client_id", clientId)
            .put("redirect_uri", returnTo.toString())
            .putAll("scope", scopes)
            .put("state", state.reveal())
            .put("code_challenge", Challenge.s256(verifier))
            .put("code_challenge_method", "S256")
            .put("login_hint", loginHint)
            .text();
    String to = oauth.endpoints().authorization().toString();
    return URI.create(to + (to.indexOf('?') < 0 ? "?" : "&") + query);
  }
}

package dev.calsync.engine.connection;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.ConnectionRequest;
import dev.calsync.connector.ConnectorDescriptor;
import dev.calsync.connector.ConnectorDescriptor.OAuth;
import dev.calsync.connector.ConnectorId;
import dev.calsync.connector.Secret;
import dev.calsync.connector.Settings;
import dev.calsync.engine.connection.Authorized.Verdict;
import dev.calsync.engine.grant.Grants;
import dev.calsync.engine.grant.Tokens;
import dev.calsync.engine.oauth.AuthorizationLink;
import dev.calsync.engine.oauth.Callback;
import dev.calsync.engine.oauth.Challenge;
import dev.calsync.engine.oauth.Scopes;
import dev.calsync.engine.oauth.TokenAnswer;
import dev.calsync.engine.oauth.TokenEndpoint;
import dev.calsync.engine.oauth.TokenFailures;
import dev.calsync.engine.secret.Vault;
import dev.calsync.failure.ConnectorException;
import dev.calsync.store.AuditLine;
import dev.calsync.store.FormHash;
import dev.calsync.store.OAuthState;
import dev.calsync.store.OAuthStateStore;
import dev.calsync.store.SecretName;
import dev.calsync.store.SyncStore;
import java.net.URI;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Sends owners to providers, and hears what they come back with (R-A2). A state is good once, for a
 * quarter of an hour, for its owner and connector alone; whatever goes wrong after it was used, the
 * owner begins anew. Nothing is kept of an account before it was talked to.
 */
public final class Authorizing {

  private static final Duration LIFE = Duration.ofMinutes(15);
  private static final String ACTION = "AUTHORIZE";

  private final SyncStore store;
  private final OAuthStateStore states;
  private final Vault vault;
  private final RandomGenerator secure;
  private final Provider provider;

  /**
   * Authorizing.
   *
   * @param store where states and the audit log are kept
   * @param vault seals what belongs to a state
   * @param secure chance that nobody can guess
   * @param provider the way to providers
   */
  public Authorizing(SyncStore store, Vault vault, RandomGenerator secure, Provider provider) {
    this.store = store;
    this.states = store.oauthStates();
    this.vault = vault;
    this.secure = secure;
    this.provider = provider;
  }

  /** What leads to providers, and keeps what they give. */
  public record Provider(
      Connectors connectors,
      TokenEndpoint endpoint,
      Tokens tokens,
      Grants grants,
      GrantTrial trial) {}

  /**
   * What an owner is sent to a provider for.
   *
   * @param connector to which one
   * @param scopes picks what to ask for
   * @param returnTo where to come back to
   * @param renews the connection whose account it must be; empty for any account
   * @param settings of the connection to be
   * @param loginHint which account to propose
   */
  public record Wish(
      ConnectorId connector,
      Function<OAuth, List<String>> scopes,
      URI returnTo,
      Optional<ConnectionId> renews,
      Settings settings,
      Optional<String> loginHint) {}

  /** Where to send the owner. */
  public URI begin(OwnerId owner, Wish wish) {
    OAuth oauth = oauthOf(wish.connector());
    String clientId = provider.tokens().application(owner, wish.connector()).clientId();
    List<String> scopes = wish.scopes().apply(oauth);
    Secret state = Challenge.newWord(secure);
    Secret verifier = Challenge.newWord(secure);
    FormHash name = Challenge.nameOf(state.reveal());
    PendingAuthorization pending =
        new PendingAuthorization(verifier, wish.returnTo(), scopes, wish.renews(), wish.settings());
    OAuthState kept =
        new OAuthState(
            name, wish.connector(), vault.seal(owner, secretOf(name), PendingJson.write(pending)));
    states.putOAuthState(owner, kept, LIFE);
    audit(owner, wish.connector(), "BEGUN");
    return new AuthorizationLink(clientId, wish.returnTo(), scopes, wish.loginHint())
        .at(oauth, state, verifier);
  }

  /**
   * Hears what an owner came back with.
   *
   * @param owner who came back, as the host knows
   * @param callback with what
   * @throws ConnectorException if the provider cannot be asked now, or does not accept the
   *     application; the owner begins anew
   */
  public Authorized complete(OwnerId owner, Callback callback) {
    Optional<OAuthStateStore.Taken> taken =
        callback
            .state()
            .map(Challenge::nameOf)
            .flatMap(states::takeOAuthState)
            .filter(it -> it.owner().equals(owner));
    Optional<OAuthState> state = taken.flatMap(OAuthStateStore.Taken::state);
    if (taken.isEmpty() || state.isEmpty()) {
      store.audit().append(owner, line(owner, "state:unknown", Verdict.STATE_UNKNOWN.name()));
      return Authorized.not(Verdict.STATE_UNKNOWN);
    }
    Authorized result =
        taken.get().verdict() == OAuthStateStore.Verdict.EXPIRED
            ? Authorized.not(Verdict.STATE_EXPIRED)
            : answered(owner, state.get(), callback);
    audit(owner, state.get().connector(), result.verdict().name());
    return result;
  }

  private Authorized answered(OwnerId owner, OAuthState state, Callback callback) {
    PendingAuthorization pending =
        PendingJson.read(vault.unseal(owner, secretOf(state.name()), state.sealed()));
    OAuth oauth = oauthOf(state.connector());
    if (!callback.mayBeFrom(oauth.endpoints().issuer())) {
      return Authorized.not(Verdict.STATE_UNKNOWN, "WRONG_ISSUER");
    }
    return callback
        .code()
        .map(code -> exchanged(new Turn(owner, state.connector(), pending), oauth, code))
        .orElseGet(() -> Authorized.not(Verdict.DENIED, callback.error().orElse("NO_CODE")));
  }

  /** Who came back, from where, and what was meant. */
  private record Turn(OwnerId owner, ConnectorId connector, PendingAuthorization pending) {}

  private Authorized exchanged(Turn turn, OAuth oauth, Secret code) {
    PendingAuthorization pending = turn.pending();
    try {
      return granted(
          turn,
          provider
              .endpoint()
              .exchange(
                  oauth.endpoints(),
                  provider.tokens().application(turn.owner(), turn.connector()),
                  new TokenEndpoint.Code(code, pending.verifier(), pending.returnTo()),
                  Connecting.PATIENT));
    } catch (ConnectorException refused) {
      if (TokenFailures.isGrantRefused(refused)) {
        return Authorized.not(Verdict.DENIED, "CODE_REFUSED");
      }
      throw refused;
    }
  }

  /** Without a refresh token the access would be over in an hour. */
  private Authorized granted(Turn turn, TokenAnswer answer) {
    PendingAuthorization pending = turn.pending();
    List<String> missing =
        answer.scopes().map(given -> Scopes.missing(pending.scopes(), given)).orElse(List.of());
    if (!missing.isEmpty()) {
      return Authorized.missing(Verdict.SCOPES_MISSING.name(), missing);
    }
    ConnectorDescriptor descriptor = provider.connectors().require(turn.connector()).describe();
    ConnectionRequest request = new ConnectionRequest(turn.connector(), pending.settings());
    return answer
        .refresh()
        .or(() -> pending.renews().flatMap(it -> provider.grants().refreshToken(turn.owner(), it)))
        .map(refresh -> provider.tokens().exchanged(turn.owner(), descriptor, answer, refresh))
        .map(fresh -> provider.trial().of(turn.owner(), request, fresh, pending.renews()))
        .orElseGet(() -> Authorized.missing("NO_REFRESH_TOKEN", List.of()));
  }

  private OAuth oauthOf(ConnectorId connector) {
    return provider
        .connectors()
        .require(connector)
        .describe()
        .oauth()
        .orElseThrow(() -> Tokens.noOAuth(connector));
  }

  private void audit(OwnerId owner, ConnectorId connector, String outcome) {
    store.audit().append(owner, line(owner, "connector:" + connector, outcome));
  }

  private static AuditLine line(OwnerId owner, String subject, String outcome) {
    return new AuditLine(owner.value(), ACTION, subject, outcome);
  }

  /** Bound to its state: in another one's row it opens for nobody. */
  private static SecretName secretOf(FormHash state) {
    return new SecretName(
        ConnectionId.of(HexFormat.of().formatHex(state.bytes())), "authorization");
  }
}

package dev.calsync.engine.connection;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.ConnectionRequest;
import dev.calsync.connector.Secret;
import dev.calsync.engine.connection.Authorized.Verdict;
import dev.calsync.engine.grant.FreshUse;
import dev.calsync.engine.grant.Grants;
import dev.calsync.engine.grant.Tokens;
import dev.calsync.engine.oauth.TokenFailures;
import dev.calsync.failure.ConnectorException;
import java.util.Optional;

/**
 * A grant that was just given is tried, and kept only if an account answers to it: the one that was
 * meant, where one was (FLT-58).
 */
public final class GrantTrial {

  private final Connectors connectors;
  private final Connecting connecting;
  private final Tokens tokens;
  private final Grants grants;

  /**
   * Trials.
   *
   * @param connectors who talks to accounts
   * @param connecting keeps accounts
   * @param tokens makes use of a grant
   * @param grants where it is kept
   */
  public GrantTrial(Connectors connectors, Connecting connecting, Tokens tokens, Grants grants) {
    this.connectors = connectors;
    this.connecting = connecting;
    this.tokens = tokens;
    this.grants = grants;
  }

  /**
   * Connects with a refresh token that the host got elsewhere (R-L2).
   *
   * @param owner whose account
   * @param request which account
   * @param refreshToken not to be used by anybody else: it may change with each use
   */
  public Authorized adopt(OwnerId owner, ConnectionRequest request, Secret refreshToken) {
    FreshUse fresh =
        tokens.imported(owner, connectors.require(request.connector()).describe(), refreshToken);
    try {
      return of(owner, request, fresh, Optional.empty());
    } catch (ConnectorException refused) {
      if (TokenFailures.isGrantRefused(refused)) {
        return Authorized.not(Verdict.DENIED, refused.code());
      }
      throw refused;
    }
  }

  Authorized of(
      OwnerId owner, ConnectionRequest request, FreshUse fresh, Optional<ConnectionId> renews) {
    return connecting.reach(
        owner,
        request,
        fresh,
        reached ->
            renews.filter(it -> !it.equals(reached.connection().id())).isPresent()
                ? Authorized.not(Verdict.OTHER_ACCOUNT)
                : kept(owner, reached, fresh),
        invalid -> Authorized.not(Verdict.REFUSED, invalid.code()));
  }

  /**
   * The grant first: a connection that is there has one. One that is given up is taken back before
   * that, or its leaving, which goes on perhaps, would take the new grant for the old one; so it is
   * again if it is given up meanwhile.
   */
  private Authorized kept(OwnerId owner, Connecting.Reached reached, FreshUse fresh) {
    Optional<Connecting.Account> account = Optional.empty();
    while (account.isEmpty()) {
      connecting.takeBack(owner, reached);
      grants.keep(owner, reached.connection().id(), fresh);
      account = connecting.keepUnlessGivenUp(owner, reached);
    }
    return Authorized.as(
        reached.isKnown() ? Verdict.RECONNECTED : Verdict.CONNECTED, account.get());
  }
}

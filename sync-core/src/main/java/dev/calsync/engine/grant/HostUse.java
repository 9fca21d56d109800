package dev.calsync.engine.grant;

import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.Deadline;
import dev.calsync.connector.Resource;
import dev.calsync.connector.Secret;
import dev.calsync.connector.Settings;
import dev.calsync.engine.oauth.TokenFailures;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import dev.calsync.host.TokenSource;
import java.util.Optional;

/** Tokens of a grant that the host holds (R-L2). */
final class HostUse implements TokenUse {

  private final TokenSource source;
  private final OwnerId owner;
  private final Settings settings;
  private volatile Optional<Shown> last = Optional.empty();

  HostUse(TokenSource source, OwnerId owner, Settings settings) {
    this.source = source;
    this.owner = owner;
    this.settings = settings;
  }

  private record Shown(Resource resource, Secret token) {}

  @Override
  public Secret token(Resource resource, Deadline deadline) {
    Secret token = source.accessToken(owner, settings, resource);
    last = Optional.of(new Shown(resource, token));
    return token;
  }

  /** Whether a refused token means that the grant is gone is for the host to say. */
  @Override
  public ConnectorException judged(ConnectorException trouble) {
    boolean refused =
        trouble.failureClass() == FailureClass.NEEDS_REAUTH
            && !TokenFailures.isGrantRefused(trouble);
    return last.filter(any -> refused)
        .filter(it -> source.refused(owner, settings, it.resource(), it.token()))
        .map(
            any ->
                ConnectorException.of(
                    FailureClass.TRANSIENT,
                    "TOKEN_REFUSED",
                    "A token of the host's was refused; another is used next"))
        .orElse(trouble);
  }
}

package dev.calsync.engine.grant;

import dev.calsync.connector.Deadline;
import dev.calsync.connector.Resource;
import dev.calsync.connector.Secret;
import dev.calsync.engine.oauth.TokenFailures;
import dev.calsync.engine.permit.NotNow;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Tokens of a grant in the vault. One thread of the slice asks, the others wait for it. */
final class StoredUse implements TokenUse {

  private final Grants grants;
  private final Grants.Key key;
  private final Renewal renewal;
  private final Clock clock;
  private final TokenUse otherwise;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Grants.Taken> taken = new HashMap<>();
  private String lastPurpose = "";
  private boolean exchanged;
  private boolean shown;
  private Deadline lastDeadline = () -> Duration.ZERO;

  /**
   * Tokens of a grant.
   *
   * @param otherwise used where the vault has none
   */
  StoredUse(Grants grants, Grants.Key key, Renewal renewal, Clock clock, TokenUse otherwise) {
    this.grants = grants;
    this.key = key;
    this.renewal = renewal;
    this.clock = clock;
    this.otherwise = otherwise;
  }

  @Override
  public Secret token(Resource resource, Deadline deadline) {
    lock.lock();
    try {
      String purpose = renewal.purposeOf(resource.name());
      Optional<Grants.Taken> mine =
          Optional.ofNullable(taken.get(purpose))
              .filter(it -> it.token().isUsable(clock.instant()))
              .or(() -> take(purpose, deadline));
      mine.ifPresent(it -> taken.put(purpose, it));
      shown = true;
      lastPurpose = purpose;
      lastDeadline = deadline;
      return mine.map(it -> it.token().token())
          .orElseGet(() -> otherwise.token(resource, deadline));
    } finally {
      lock.unlock();
    }
  }

  /** Once something was sent, having to wait is no refusal of ours any more. */
  private Optional<Grants.Taken> take(String purpose, Deadline deadline) {
    try {
      return grants.take(key, renewal, purpose, deadline);
    } catch (ConnectorException trouble) {
      throw shown ? amid(trouble) : trouble;
    }
  }

  private ConnectorException amid(ConnectorException trouble) {
    return NotNow.is(trouble) ? NotNow.tokenIsAwaited(key.connection()) : trouble;
  }

  @Override
  public void worked() {
    lock.lock();
    try {
      taken.replaceAll((purpose, it) -> it.proven() ? it : proven(it));
    } finally {
      lock.unlock();
    }
  }

  private Grants.Taken proven(Grants.Taken it) {
    grants.prove(key, it.version());
    return new Grants.Taken(it.token(), it.version(), true);
  }

  /**
   * A token that worked before and is refused now is exchanged for another one: that one, if it
   * never works, means that the grant is gone. What else of this slice was refused with the first
   * one is told again by the next slice, if it is still so.
   */
  @Override
  public ConnectorException judged(ConnectorException trouble) {
    if (trouble.failureClass() != FailureClass.NEEDS_REAUTH
        || TokenFailures.isGrantRefused(trouble)) {
      return trouble;
    }
    lock.lock();
    try {
      Optional<Grants.Taken> last = Optional.ofNullable(taken.remove(lastPurpose));
      if (exchanged || last.filter(this::isExchanged).isPresent()) {
        return refused();
      }
      return last.isPresent() ? trouble : otherwise.judged(trouble);
    } catch (ConnectorException gone) {
      return amid(gone);
    } finally {
      lock.unlock();
    }
  }

  private boolean isExchanged(Grants.Taken last) {
    exchanged = last.proven() || !grants.isNewest(key, last.version());
    if (last.proven()) {
      grants.renew(key, last.version(), renewal, lastPurpose, lastDeadline);
    }
    return exchanged;
  }

  private ConnectorException refused() {
    return ConnectorException.of(
        FailureClass.TRANSIENT,
        "TOKEN_REFUSED",
        "A token of connection " + key.connection() + " was refused; another is used next");
  }
}

package dev.calsync.engine.grant;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.Deadline;
import dev.calsync.connector.Secret;
import dev.calsync.engine.oauth.TokenAnswer;
import dev.calsync.engine.permit.NotNow;
import dev.calsync.engine.secret.Vault;
import dev.calsync.failure.CalsyncException;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import dev.calsync.failure.StoreException;
import dev.calsync.host.Ticker;
import dev.calsync.store.SecretName;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Grants in the vault (R-A4). Of all nodes one at a time asks for a token; who needs it meanwhile
 * goes on with the one before, or comes back in a moment. What came is kept before it is used.
 */
public final class Grants {

  private static final Logger LOG = LoggerFactory.getLogger(Grants.class);

  private static final String FIELD = "grant";

  /** How long the server may take. */
  private static final Duration ASKING = Duration.ofSeconds(20);

  /** How long nobody else asks: longer than that and the writing after it. */
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private static final Duration A_MOMENT = Duration.ofSeconds(1);
  private static final int TRIES_TO_KEEP = 3;

  private final Vault vault;
  private final Clock clock;
  private final Ticker ticker;
  private final RandomGenerator jitter;

  /**
   * Grants of an installation.
   *
   * @param vault where they are kept
   * @param clock judges how old tokens are
   * @param ticker how long asking takes
   * @param jitter chance
   */
  public Grants(Vault vault, Clock clock, Ticker ticker, RandomGenerator jitter) {
    this.vault = vault;
    this.clock = clock;
    this.ticker = ticker;
    this.jitter = jitter;
  }

  /** Whose grant. */
  record Key(OwnerId owner, ConnectionId connection) {

    SecretName name() {
      return new SecretName(connection, FIELD);
    }
  }

  /**
   * A token that may be used now.
   *
   * @param token the token
   * @param version of the grant that it is part of
   * @param proven whether that version was ever of use
   */
  record Taken(AccessToken token, long version, boolean proven) {}

  /** A grant as it stands in the vault. */
  private record Kept(Grant newest, Optional<Grant> proven, long version) {

    static Kept of(Vault.Opened opened) {
      return new Kept(
          GrantJson.read(opened.newest()), opened.proven().map(GrantJson::read), opened.version());
    }

    Optional<Taken> taken(String purpose) {
      return newest.token(purpose).map(it -> new Taken(it, version, proven.isEmpty()));
    }
  }

  /** Keeps what was just given and used, in place of whatever there was (R-A2). */
  public void keep(OwnerId owner, ConnectionId connection, FreshUse fresh) {
    vault.replace(owner, new Key(owner, connection).name(), GrantJson.write(fresh.grant()));
  }

  /** The refresh token of a connection, if it has one. */
  public Optional<Secret> refreshToken(OwnerId owner, ConnectionId connection) {
    return find(new Key(owner, connection)).map(it -> it.newest().refresh());
  }

  /** The same; one that cannot be opened is none. */
  public Optional<Secret> readable(OwnerId owner, ConnectionId connection) {
    try {
      return refreshToken(owner, connection);
    } catch (CalsyncException unreadable) {
      if (unreadable.retryable()) {
        throw unreadable;
      }
      return Optional.empty();
    }
  }

  /** Which version of a grant there is, one that cannot be opened too. */
  public Optional<Long> version(OwnerId owner, ConnectionId connection) {
    return vault.version(owner, new Key(owner, connection).name());
  }

  /** Erases a grant; false if it is not the one that was seen any more. */
  public boolean erase(OwnerId owner, ConnectionId connection, long version) {
    return vault.erase(owner, new Key(owner, connection).name(), version);
  }

  /** A grant after an answer. */
  Grant next(Grant grant, String purpose, TokenAnswer answer) {
    return grant.with(purpose, answer, clock.instant(), jitter.nextDouble());
  }

  private Optional<Kept> find(Key key) {
    return vault.open(key.owner(), key.name()).map(Kept::of);
  }

  /** A token; empty if there is no grant. */
  Optional<Taken> take(Key key, Renewal renewal, String purpose, Deadline deadline) {
    return find(key)
        .map(
            kept ->
                kept.taken(purpose)
                    .filter(it -> it.token().isFresh(clock.instant()))
                    .orElseGet(() -> renewedOrUsable(key, kept, renewal, purpose, deadline)));
  }

  /** A token that is to be renewed and can still be used is used, if nothing better comes. */
  private Taken renewedOrUsable(
      Key key, Kept kept, Renewal renewal, String purpose, Deadline deadline) {
    Optional<Taken> usable = kept.taken(purpose).filter(it -> it.token().isUsable(clock.instant()));
    try {
      return renewed(key, kept, renewal, purpose, deadline)
          .or(() -> usable)
          .orElseThrow(() -> NotNow.tokenIsRenewed(key.connection(), A_MOMENT));
    } catch (ConnectorException trouble) {
      if (trouble.failureClass() == FailureClass.NEEDS_REAUTH) {
        throw trouble;
      }
      LOG.debug("token of {} was not renewed: {}", key.connection(), trouble.code());
      return usable.orElseThrow(() -> trouble);
    }
  }

  /**
   * Renews a token that was refused though its time is not over; does nothing if one came since.
   */
  void renew(Key key, long version, Renewal renewal, String purpose, Deadline deadline) {
    find(key)
        .filter(kept -> kept.version() == version)
        .ifPresent(kept -> renewed(key, kept, renewal, purpose, deadline));
  }

  /** Empty if somebody else is at it. */
  private Optional<Taken> renewed(
      Key key, Kept kept, Renewal renewal, String purpose, Deadline deadline) {
    Deadline within = within(deadline);
    if (!vault.beginRotation(key.owner(), key.name(), kept.version(), PATIENCE)) {
      return Optional.empty();
    }
    TokenAnswer answer = ask(key, kept, renewal, purpose, within);
    return keep(key, kept.version(), next(kept.newest(), purpose, answer), purpose);
  }

  /** Of a grant that somebody replaced meanwhile it does not matter what became. */
  private TokenAnswer ask(Key key, Kept kept, Renewal renewal, String purpose, Deadline deadline) {
    try {
      return renewal.ask(kept.newest(), kept.proven(), purpose, deadline);
    } catch (ConnectorException refused) {
      throw refused.failureClass() != FailureClass.NEEDS_REAUTH || isNewest(key, kept.version())
          ? refused
          : NotNow.tokenIsRenewed(key.connection(), A_MOMENT);
    }
  }

  /**
   * The server has forgotten the old refresh token by now: a store that is away for a moment must
   * not cost the new one. A version that is another one was made by whoever connected anew, or by
   * our own attempt before, whose answer was not heard.
   */
  private Optional<Taken> keep(Key key, long version, Grant next, String purpose) {
    Secret text = GrantJson.write(next);
    for (int tries = 1; ; tries++) {
      try {
        return vault
            .keep(key.owner(), key.name(), version, text)
            .flatMap(now -> next.token(purpose).map(it -> new Taken(it, now, false)))
            .or(() -> find(key).flatMap(there -> there.taken(purpose)));
      } catch (StoreException away) {
        if (!away.retryable() || tries == TRIES_TO_KEEP) {
          throw away;
        }
      }
    }
  }

  /** Whether nobody connected anew, or renewed, since. */
  boolean isNewest(Key key, long version) {
    return find(key).filter(kept -> kept.version() == version).isPresent();
  }

  /** What a token was used for succeeded. */
  void prove(Key key, long version) {
    vault.prove(key.owner(), key.name(), version);
  }

  private Deadline within(Deadline deadline) {
    long began = ticker.nanos();
    return () -> {
      Duration left = ASKING.minusNanos(ticker.nanos() - began);
      Duration sooner = left.compareTo(deadline.remaining()) < 0 ? left : deadline.remaining();
      return sooner.isNegative() ? Duration.ZERO : sooner;
    };
  }
}

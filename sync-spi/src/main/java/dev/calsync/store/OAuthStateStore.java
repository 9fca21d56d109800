package dev.calsync.store;

import dev.calsync.calendar.OwnerId;
import java.time.Duration;
import java.util.Optional;

/** Authorisations under way (R-A2). */
public interface OAuthStateStore {

  /**
   * Writes a state down before the owner is sent to the provider.
   *
   * @param owner whose
   * @param state the state
   * @param life how long it is good
   * @return false, and nothing written, if there is one of that name already, whoever's
   */
  boolean putOAuthState(OwnerId owner, OAuthState state, Duration life);

  /**
   * Consumes a state: of all who ever ask for it at most one gets it, late or not. Without an
   * owner, because a provider's answer names none; whether the owner is the one who came back is
   * for the caller to say.
   *
   * @param name the SHA-256 of the state parameter, as sent
   * @return what became of it; empty if it is unknown, or was erased
   */
  Optional<Taken> takeOAuthState(FormHash name);

  /**
   * Erases states that are over, consumed or not, those first that are over for longest.
   *
   * @param owner whose
   * @param limit at most so many
   * @return how many
   */
  int eraseExpired(OwnerId owner, int limit);

  /**
   * A state that somebody asked for.
   *
   * @param owner who began
   * @param verdict whether it may be used
   * @param state the state; empty for everybody but the first who asks
   */
  record Taken(OwnerId owner, Verdict verdict, Optional<OAuthState> state) {}

  /** Whether a state may be used. */
  enum Verdict {
    /** The first answer, in time. */
    GOOD,
    /** The first answer, too late by the store's clock. */
    EXPIRED,
    /** Not the first answer. */
    REPLAYED
  }
}

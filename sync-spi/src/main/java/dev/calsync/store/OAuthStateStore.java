package dev.calsync.store;

import dev.calsync.calendar.OwnerId;
import java.time.Duration;
import java.util.Optional;

/** Authorisations under way (R-A2). Not part of {@link SyncStore} yet. */
public interface OAuthStateStore {

  /**
   * Writes a state down before the owner is sent to the provider.
   *
   * @param owner whose
   * @param state the state; its name was never used before
   * @param life how long it is good
   */
  void putOAuthState(OwnerId owner, OAuthState state, Duration life);

  /**
   * Consumes a state: of all who ever ask for it at most one gets it, late or not. Without an
   * owner, because a provider's answer names none.
   *
   * @param name the SHA-256 of the state parameter, as sent
   * @return the state with its owner; empty if it is unknown or was consumed
   */
  Optional<Taken> takeOAuthState(FormHash name);

  /**
   * Erases states that are over.
   *
   * @param owner whose
   * @param limit at most so many
   * @return how many
   */
  int eraseExpired(OwnerId owner, int limit);

  /**
   * A state that was consumed.
   *
   * @param owner who began
   * @param state the state
   * @param expired whether it came too late, by the store's clock
   */
  record Taken(OwnerId owner, OAuthState state, boolean expired) {}
}

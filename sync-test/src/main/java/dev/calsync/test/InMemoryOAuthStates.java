package dev.calsync.test;

import dev.calsync.calendar.OwnerId;
import dev.calsync.store.FormHash;
import dev.calsync.store.OAuthState;
import dev.calsync.store.OAuthStateStore;
import java.time.Duration;
import java.util.Optional;

/** Authorisations under way. */
final class InMemoryOAuthStates implements OAuthStateStore {

  private final Tables tables;

  InMemoryOAuthStates(Tables tables) {
    this.tables = tables;
  }

  @Override
  public boolean putOAuthState(OwnerId owner, OAuthState state, Duration life) {
    return tables.owned(
        owner,
        it -> {
          if (ownerOf(state.name()).isPresent()) {
            return false;
          }
          it.access().states().put(state, tables.now().plus(life));
          return true;
        });
  }

  @Override
  public Optional<Taken> takeOAuthState(FormHash name) {
    return tables.locked(() -> ownerOf(name).flatMap(owner -> take(owner, name)));
  }

  private Optional<Taken> take(OwnerId owner, FormHash name) {
    return tables.owned(owner, it -> it.access().states().take(owner, name, tables.now()));
  }

  @Override
  public int eraseExpired(OwnerId owner, int limit) {
    return tables.owned(owner, it -> it.access().states().eraseExpired(tables.now(), limit));
  }

  private Optional<OwnerId> ownerOf(FormHash name) {
    return tables.ownerWho(it -> it.access().states().knows(name));
  }
}

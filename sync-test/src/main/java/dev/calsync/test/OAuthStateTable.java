package dev.calsync.test;

import dev.calsync.calendar.OwnerId;
import dev.calsync.store.FormHash;
import dev.calsync.store.OAuthState;
import dev.calsync.store.OAuthStateStore.Taken;
import dev.calsync.store.OAuthStateStore.Verdict;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One owner's authorisations under way. A consumed one is empty, and stays until it is over. */
final class OAuthStateTable {

  private final Map<FormHash, Kept> states = new HashMap<>();

  private record Kept(Instant expiresAt, Optional<OAuthState> state) {

    boolean isOver(Instant now) {
      return !expiresAt.isAfter(now);
    }
  }

  OAuthStateTable copy() {
    OAuthStateTable copy = new OAuthStateTable();
    copy.states.putAll(states);
    return copy;
  }

  boolean knows(FormHash name) {
    return states.containsKey(name);
  }

  void put(OAuthState state, Instant expiresAt) {
    states.put(state.name(), new Kept(expiresAt, Optional.of(state)));
  }

  Optional<Taken> take(OwnerId owner, FormHash name, Instant now) {
    Kept kept = states.get(name);
    if (kept == null) {
      return Optional.empty();
    }
    states.put(name, new Kept(kept.expiresAt(), Optional.empty()));
    Verdict first = kept.isOver(now) ? Verdict.EXPIRED : Verdict.GOOD;
    Verdict verdict = kept.state().isPresent() ? first : Verdict.REPLAYED;
    return Optional.of(new Taken(owner, verdict, kept.state()));
  }

  int eraseExpired(Instant now, int limit) {
    List<FormHash> over =
        states.entrySet().stream()
            .filter(each -> each.getValue().isOver(now))
            .sorted(Comparator.comparing(each -> each.getValue().expiresAt()))
            .limit(limit)
            .map(Map.Entry::getKey)
            .toList();
    over.forEach(states::remove);
    return over.size();
  }
}

package dev.calsync.test;

import dev.calsync.store.CompletedPass;
import dev.calsync.store.Hold;
import dev.calsync.store.HoldId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One owner's holds. How many events one holds is not kept: its mirrors say so. */
final class HoldTable {

  private final Map<HoldId, Hold> holds = new TreeMap<>(Comparator.comparing(HoldId::value));

  HoldTable copy() {
    HoldTable copy = new HoldTable();
    copy.holds.putAll(holds);
    return copy;
  }

  /** A new hold, or a wider one: that keeps its age, and every confirming read counts anew. */
  void open(Hold hold, Instant now) {
    Instant openedAt = find(hold.id()).map(Hold::openedAt).orElse(now);
    put(hold, Hold.State.OPEN, hold.readsLeft(), openedAt, now);
  }

  void close(Hold hold, Hold.State state) {
    put(hold, state, hold.readsLeft(), hold.openedAt(), hold.lastReadAt());
  }

  /** Counts a read if it counts; the hold is confirmed by the last one it needed. */
  Hold confirm(Hold hold, CompletedPass pass) {
    boolean counts =
        hold.readsLeft() > 0
            && pass.complete()
            && pass.listed() > 0
            && !pass.startedAt().isBefore(hold.lastReadAt().plus(hold.readsApart()));
    if (!counts) {
      return hold;
    }
    int left = hold.readsLeft() - 1;
    Hold.State state = left == 0 ? Hold.State.CONFIRMED : Hold.State.OPEN;
    return put(hold, state, left, hold.openedAt(), pass.endedAt());
  }

  /** An open hold. */
  Optional<Hold> find(HoldId id) {
    return Optional.ofNullable(holds.get(id)).filter(hold -> hold.state() == Hold.State.OPEN);
  }

  Stream<Hold> open() {
    return holds.values().stream()
        .filter(hold -> hold.state() == Hold.State.OPEN)
        .sorted(Comparator.comparing(Hold::openedAt));
  }

  private Hold put(
      Hold hold, Hold.State state, int readsLeft, Instant openedAt, Instant lastReadAt) {
    Hold stored =
        new Hold(
            hold.id(),
            hold.edge(),
            hold.reason(),
            state,
            0,
            readsLeft,
            hold.readsApart(),
            openedAt,
            lastReadAt);
    holds.put(hold.id(), stored);
    return stored;
  }
}

package dev.calsync.engine.plan;

import dev.calsync.store.HoldId;
import java.util.Optional;
import java.util.function.Function;

/** What one mirror part needs. A new kind breaks every {@link #match}, on purpose. */
public sealed interface PlannedChange {

  /** Why, as a code for the journal and for people. */
  String reason();

  /** Picks by kind. */
  <R> R match(Function<Keep, R> keep, Function<Show, R> show, Function<Remove, R> remove);

  /** Nothing to do. */
  record Keep(String reason) implements PlannedChange {
    @Override
    public <R> R match(Function<Keep, R> keep, Function<Show, R> show, Function<Remove, R> remove) {
      return keep.apply(this);
    }
  }

  /**
   * The part shall be shown as the projection says.
   *
   * @param adopted a mirror of ours found at the target without a row, to be taken over
   */
  record Show(String reason, Optional<FoundMirror> adopted) implements PlannedChange {
    @Override
    public <R> R match(Function<Keep, R> keep, Function<Show, R> show, Function<Remove, R> remove) {
      return show.apply(this);
    }
  }

  /**
   * The part shall be taken away.
   *
   * @param reason why; of a held removal the reason of its hold
   * @param hold the hold that keeps it until the host decides, or the source was read again
   */
  record Remove(String reason, Optional<HoldId> hold) implements PlannedChange {
    @Override
    public <R> R match(Function<Keep, R> keep, Function<Show, R> show, Function<Remove, R> remove) {
      return remove.apply(this);
    }
  }
}

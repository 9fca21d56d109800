package dev.calsync;

import dev.calsync.plan.Plan;
import dev.calsync.plan.PlanItem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What became of a plan that was to be carried out. */
public sealed interface ApplyResult {

  /**
   * Picks by kind.
   *
   * @param applied it is carried out
   * @param stale it is not what would be done now
   * @param <R> what is answered
   * @return what the picked function answers
   */
  <R> R match(Function<Applied, R> applied, Function<Stale, R> stale);

  /**
   * The run that carries the plan out.
   *
   * @return empty if nothing is done
   */
  default Optional<SyncRun> run() {
    return match(applied -> Optional.of(applied.carriedOut()), stale -> Optional.empty());
  }

  /**
   * It is being carried out.
   *
   * @param carriedOut the run, to be awaited
   * @param replanned what is done otherwise than the plan said, as it is planned now; none unless
   *     stale items were to be skipped
   */
  record Applied(SyncRun carriedOut, List<PlanItem> replanned) implements ApplyResult {

    /** Copies the list. */
    public Applied {
      replanned = List.copyOf(replanned);
    }

    @Override
    public <R> R match(Function<Applied, R> applied, Function<Stale, R> stale) {
      return applied.apply(this);
    }
  }

  /**
   * Nothing was done.
   *
   * @param items what the plan said, or did not say, and is otherwise now
   * @param now what would be done now; to be looked at, and applied
   */
  record Stale(List<PlanItem> items, Plan now) implements ApplyResult {

    /** Copies the list. */
    public Stale {
      items = List.copyOf(items);
    }

    @Override
    public <R> R match(Function<Applied, R> applied, Function<Stale, R> stale) {
      return stale.apply(this);
    }
  }
}

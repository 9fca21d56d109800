package dev.calsync.store;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is known of a write after its call, or after it was looked up. Only the doing side of the
 * row is set.
 */
public sealed interface Settlement {

  /**
   * Which mirror.
   *
   * @return its key
   */
  MirrorKey key();

  /**
   * Picks by kind.
   *
   * @param applied used where the write happened
   * @param failed used where it did not happen
   * @param <R> the answer's type
   * @return what the picked function returns
   */
  <R> R match(Function<Applied, R> applied, Function<NotApplied, R> failed);

  /**
   * The write happened: attempted becomes applied.
   *
   * @param key which mirror
   * @param remote where it lives now; empty after a delete
   * @param observed what the target shows now
   */
  record Applied(MirrorKey key, Optional<MirrorRemote> remote, FormHash observed)
      implements Settlement {
    @Override
    public <R> R match(Function<Applied, R> applied, Function<NotApplied, R> failed) {
      return applied.apply(this);
    }
  }

  /**
   * The write did not happen: the attempt is closed and the write is due again, unless it was
   * refused. What is seen becomes applied and observed. A refusal counts only if what was attempted
   * is still desired.
   *
   * @param key which mirror
   * @param seen what was found instead, where something was looked up
   * @param refusal why the target will never take it; empty text if it may
   * @param retryIn when the write may be tried again
   */
  record NotApplied(MirrorKey key, Optional<Found> seen, String refusal, Duration retryIn)
      implements Settlement {
    @Override
    public <R> R match(Function<Applied, R> applied, Function<NotApplied, R> failed) {
      return failed.apply(this);
    }
  }

  /**
   * What a look-up found.
   *
   * @param remote where it lives; empty if nothing is there
   * @param seen the hash of what it shows; {@link FormHash#ABSENT} if nothing is there
   * @param identity who to be from now on; another one where the id cannot be used (FLT-5, FLT-6)
   */
  record Found(Optional<MirrorRemote> remote, FormHash seen, MirrorIdentity identity) {}
}

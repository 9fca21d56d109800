package dev.calsync.store;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** How a run ended. */
public sealed interface RunEnd {

  /**
   * Picks by kind.
   *
   * @param done used for a good end
   * @param yielded used where more is to do at once
   * @param failed used where it shall be tried again
   * @param dead used where it was given up
   * @param <R> the answer's type
   * @return what the picked function returns
   */
  <R> R match(
      Function<Done, R> done,
      Supplier<R> yielded,
      Function<Failed, R> failed,
      Function<Dead, R> dead);

  /**
   * It did all there was.
   *
   * @param again when it shall run next without being asked; empty for never
   */
  record Done(Optional<Duration> again) implements RunEnd {
    @Override
    public <R> R match(
        Function<Done, R> done,
        Supplier<R> yielded,
        Function<Failed, R> failed,
        Function<Dead, R> dead) {
      return done.apply(this);
    }
  }

  /** Its slice is over; it goes on after others had their turn. */
  record Yielded() implements RunEnd {
    @Override
    public <R> R match(
        Function<Done, R> done,
        Supplier<R> yielded,
        Function<Failed, R> failed,
        Function<Dead, R> dead) {
      return yielded.get();
    }
  }

  /**
   * It failed and is tried again.
   *
   * @param code the failure's stable name, at most 128 characters
   * @param text one sentence without content or secrets, at most 4,096 characters
   * @param retryIn when
   */
  record Failed(String code, String text, Duration retryIn) implements RunEnd {
    @Override
    public <R> R match(
        Function<Done, R> done,
        Supplier<R> yielded,
        Function<Failed, R> failed,
        Function<Dead, R> dead) {
      return failed.apply(this);
    }
  }

  /**
   * It is given up until somebody redrives it.
   *
   * @param code the failure's stable name, at most 128 characters
   * @param text one sentence without content or secrets, at most 4,096 characters
   */
  record Dead(String code, String text) implements RunEnd {
    @Override
    public <R> R match(
        Function<Done, R> done,
        Supplier<R> yielded,
        Function<Failed, R> failed,
        Function<Dead, R> dead) {
      return dead.apply(this);
    }
  }
}

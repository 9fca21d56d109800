package dev.calsync.connector;

import java.util.List;
import java.util.function.Function;

/** What came in at our address says. */
public sealed interface Recognised {

  /**
   * Picks by kind.
   *
   * @param handshake used for a validation request
   * @param hints used for hints
   * @param rejected used for anything else
   * @param <R> the answer's type
   * @return what the picked function returns
   */
  <R> R match(
      Function<Handshake, R> handshake, Function<Hints, R> hints, Function<Rejected, R> rejected);

  /**
   * The provider asks whether we are there.
   *
   * @param echo what to answer, as plain text; as sent, however long
   */
  record Handshake(String echo) implements Recognised {
    @Override
    public <R> R match(
        Function<Handshake, R> handshake,
        Function<Hints, R> hints,
        Function<Rejected, R> rejected) {
      return handshake.apply(this);
    }
  }

  /**
   * Hints of what happened to channels and their calendars.
   *
   * @param hints in the order sent; none if a provider merely says that a channel is open
   */
  record Hints(List<Hint> hints) implements Recognised {

    /** Copies the list. */
    public Hints {
      hints = List.copyOf(hints);
    }

    @Override
    public <R> R match(
        Function<Handshake, R> handshake,
        Function<Hints, R> hints,
        Function<Rejected, R> rejected) {
      return hints.apply(this);
    }
  }

  /**
   * Not a notification of this provider.
   *
   * @param code why, a stable name in capitals
   */
  record Rejected(String code) implements Recognised {
    @Override
    public <R> R match(
        Function<Handshake, R> handshake,
        Function<Hints, R> hints,
        Function<Rejected, R> rejected) {
      return rejected.apply(this);
    }
  }
}

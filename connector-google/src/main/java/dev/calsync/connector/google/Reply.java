package dev.calsync.connector.google;

import java.util.function.Function;

/** What came of a request. */
sealed interface Reply {

  <R> R match(
      Function<Fields, R> answered, Function<GoogleError, R> refused, Function<Lost, R> lost);

  /** It was done; the body of the answer, empty where it has none. */
  record Answered(Fields body) implements Reply {
    @Override
    public <R> R match(
        Function<Fields, R> answered, Function<GoogleError, R> refused, Function<Lost, R> lost) {
      return answered.apply(body);
    }
  }

  /** Google said no, or failed. */
  record Refused(GoogleError error) implements Reply {
    @Override
    public <R> R match(
        Function<Fields, R> answered, Function<GoogleError, R> refused, Function<Lost, R> lost) {
      return refused.apply(error);
    }
  }

  /** No answer that can be read; unless nothing was sent, what was asked may have been done. */
  record Lost(boolean sent, Exception cause) implements Reply {
    @Override
    public <R> R match(
        Function<Fields, R> answered, Function<GoogleError, R> refused, Function<Lost, R> lost) {
      return lost.apply(this);
    }
  }
}

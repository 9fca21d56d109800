package dev.calsync;

import java.util.function.Function;

/** What connecting an account came to. */
public sealed interface ConnectResult permits Connected, ConnectResult.Refused {

  /**
   * Picks by kind.
   *
   * @param connected used for a connection
   * @param refused used for a refusal
   * @param <R> the answer's type
   * @return what the picked function returns
   */
  <R> R match(Function<Connected, R> connected, Function<Refused, R> refused);

  /**
   * The account cannot be reached as asked; nothing was kept.
   *
   * @param field the setting at fault; empty if none is
   * @param code a stable name in capitals
   * @param reason one sentence for people
   */
  record Refused(String field, String code, String reason) implements ConnectResult {
    @Override
    public <R> R match(Function<Connected, R> connected, Function<Refused, R> refused) {
      return refused.apply(this);
    }
  }
}

package dev.calsync.connector;

import dev.calsync.event.EventText;
import java.util.List;
import java.util.function.Function;

/** What talking to the provider showed (R-A1). */
public sealed interface ValidationResult {

  /**
   * Picks by kind.
   *
   * @param valid used for a working access
   * @param invalid used for a wrong one
   * @param <R> the answer's type
   * @return what the picked function returns
   */
  <R> R match(Function<Valid, R> valid, Function<Invalid, R> invalid);

  /**
   * The access works.
   *
   * @param account the provider's stable name of the account; two connections of an owner never
   *     share one (FLT-61)
   * @param aliases the mail addresses that invitations to this account may name beside its own,
   *     verified by the provider, in any case of letters (SEM-8)
   * @param samples the words of up to three events, for the owner to recognise the account by
   */
  record Valid(String account, List<String> aliases, List<EventText> samples)
      implements ValidationResult {

    /** Copies the aliases. */
    public Valid {
      aliases = List.copyOf(aliases);
    }

    /**
     * Of an account without other addresses.
     *
     * @param account its stable name
     * @param samples the words of up to three events
     */
    public Valid(String account, List<EventText> samples) {
      this(account, List.of(), samples);
    }

    @Override
    public <R> R match(Function<Valid, R> valid, Function<Invalid, R> invalid) {
      return valid.apply(this);
    }
  }

  /**
   * The access does not work.
   *
   * @param field the setting at fault; empty if none is
   * @param code a stable name in capitals
   * @param reason one sentence for people
   */
  record Invalid(String field, String code, String reason) implements ValidationResult {
    @Override
    public <R> R match(Function<Valid, R> valid, Function<Invalid, R> invalid) {
      return invalid.apply(this);
    }
  }
}

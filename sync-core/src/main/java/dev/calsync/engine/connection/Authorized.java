package dev.calsync.engine.connection;

import java.util.List;
import java.util.Optional;

/**
 * What an authorization came to.
 *
 * @param verdict the short of it
 * @param code why, as a stable name in capitals; that of the verdict where there is no more to say
 * @param account the account, if it is connected now
 * @param missing scopes that were asked for and not granted
 */
public record Authorized(
    Verdict verdict, String code, Optional<Connecting.Account> account, List<String> missing) {

  /** The short of it. */
  public enum Verdict {
    /** An account that was not connected before. */
    CONNECTED,
    /** An account that was connected before; its grant is renewed. */
    RECONNECTED,
    /** Not the account whose grant was to be renewed (FLT-58). */
    OTHER_ACCOUNT,
    /** The owner, or the provider, granted less than is needed. */
    SCOPES_MISSING,
    /** The owner, or the provider, said no. */
    DENIED,
    /** The account cannot be used as it was asked for. */
    REFUSED,
    /** Nobody was sent to the provider with this state, or somebody else, or it was used before. */
    STATE_UNKNOWN,
    /** It took the owner too long. */
    STATE_EXPIRED
  }

  static Authorized not(Verdict verdict, String code) {
    return new Authorized(verdict, code, Optional.empty(), List.of());
  }

  static Authorized not(Verdict verdict) {
    return not(verdict, verdict.name());
  }

  static Authorized missing(String code, List<String> scopes) {
    return new Authorized(Verdict.SCOPES_MISSING, code, Optional.empty(), scopes);
  }

  static Authorized as(Verdict verdict, Connecting.Account account) {
    return new Authorized(verdict, verdict.name(), Optional.of(account), List.of());
  }
}

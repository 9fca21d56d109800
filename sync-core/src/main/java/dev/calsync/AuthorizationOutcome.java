package dev.calsync;

/**
 * What an authorization came to. Not an enum: there may be more.
 *
 * @param name a stable name in capitals
 */
public record AuthorizationOutcome(String name) {

  /** An account that was not connected before. */
  public static final AuthorizationOutcome CONNECTED = new AuthorizationOutcome("CONNECTED");

  /** An account that was connected before: its grant is new, everything else is as it was. */
  public static final AuthorizationOutcome RECONNECTED = new AuthorizationOutcome("RECONNECTED");

  /** The owner signed in with another account than the one to renew. Nothing was changed. */
  public static final AuthorizationOutcome OTHER_ACCOUNT =
      new AuthorizationOutcome("OTHER_ACCOUNT");

  /** Less was granted than is needed. Nothing was changed. */
  public static final AuthorizationOutcome SCOPES_MISSING =
      new AuthorizationOutcome("SCOPES_MISSING");

  /** The owner, or the provider, said no. */
  public static final AuthorizationOutcome DENIED = new AuthorizationOutcome("DENIED");

  /** The account cannot be used as it was asked for. */
  public static final AuthorizationOutcome REFUSED = new AuthorizationOutcome("REFUSED");

  /** No such authorization is under way for this owner: forged, or used before. */
  public static final AuthorizationOutcome STATE_UNKNOWN =
      new AuthorizationOutcome("STATE_UNKNOWN");

  /** The owner took more than 15 minutes; begin anew. */
  public static final AuthorizationOutcome STATE_EXPIRED =
      new AuthorizationOutcome("STATE_EXPIRED");

  @Override
  public String toString() {
    return name;
  }
}

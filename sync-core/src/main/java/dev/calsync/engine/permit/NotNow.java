package dev.calsync.engine.permit;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.time.Duration;
import java.util.Set;

/**
 * Refusals of our own: nothing was sent, nothing failed, the work goes on later. Whoever meets one
 * gives its lane back for that long; it is no failed attempt.
 */
public final class NotNow {

  private static final String NO_PERMITS = "NO_PERMITS";
  private static final String PROVIDER_RESTS = "PROVIDER_RESTS";
  private static final String MANY_INITIAL_LOADS = "MANY_INITIAL_LOADS";
  private static final String TOKEN_IS_RENEWED = "TOKEN_IS_RENEWED";
  private static final Set<String> CODES =
      Set.of(NO_PERMITS, PROVIDER_RESTS, MANY_INITIAL_LOADS, TOKEN_IS_RENEWED);

  private NotNow() {}

  /** Whether a failure is a refusal of ours. */
  public static boolean is(Throwable failure) {
    return failure instanceof ConnectorException trouble && CODES.contains(trouble.code());
  }

  static ConnectorException noPermits(String bucket, Duration in) {
    return ConnectorException.throttled(
        NO_PERMITS, "The limit " + bucket + " is reached; work goes on in " + in, in);
  }

  /** Not one of ours: earlier requests of the same verb may have gone out, and are looked up. */
  static ConnectorException toldToWait(String provider, Duration in) {
    return ConnectorException.throttled(
        "TOLD_TO_WAIT", "Provider " + provider + " asked to wait; work goes on in " + in, in);
  }

  static ConnectorException providerRests(String provider, Duration in) {
    return ConnectorException.throttled(
        PROVIDER_RESTS, "Provider " + provider + " is in trouble; it is asked again in " + in, in);
  }

  static ConnectorException manyInitialLoads(int most, Duration in) {
    return ConnectorException.throttled(
        MANY_INITIAL_LOADS, most + " calendars are read for the first time; next in " + in, in);
  }

  /** Somebody else asks for the token that is needed; it will be there in a moment (INV-24). */
  public static ConnectorException tokenIsRenewed(ConnectionId connection, Duration in) {
    return ConnectorException.throttled(
        TOKEN_IS_RENEWED, "The token of connection " + connection + " is being renewed", in);
  }

  /** Not one of ours, as {@link #toldToWait}. */
  public static ConnectorException tokenIsAwaited(ConnectionId connection) {
    return ConnectorException.of(
        FailureClass.TRANSIENT,
        "TOKEN_IS_AWAITED",
        "The token of connection " + connection + " ended, and the next one is not there yet");
  }
}

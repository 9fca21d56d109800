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
  private static final String TOLD_TO_WAIT = "TOLD_TO_WAIT";
  private static final String TOKEN_IS_AWAITED = "TOKEN_IS_AWAITED";
  private static final String DEADLINE_OVER = "DEADLINE_OVER";
  private static final Set<String> CODES =
      Set.of(NO_PERMITS, PROVIDER_RESTS, MANY_INITIAL_LOADS, TOKEN_IS_RENEWED);
  private static final Set<String> AMID = Set.of(TOLD_TO_WAIT, TOKEN_IS_AWAITED, DEADLINE_OVER);

  private NotNow() {}

  /** Whether a failure is a refusal of ours. */
  public static boolean is(Throwable failure) {
    return failure instanceof ConnectorException trouble && CODES.contains(trouble.code());
  }

  /** Whether we stopped, at the beginning or amid a verb: nothing is said about the provider. */
  static boolean isOurs(ConnectorException trouble) {
    return CODES.contains(trouble.code()) || AMID.contains(trouble.code());
  }

  static ConnectorException noPermits(String bucket, Duration in) {
    return ConnectorException.throttled(
        NO_PERMITS, "The limit " + bucket + " is reached; work goes on in " + in, in);
  }

  /** Earlier requests of the same verb may have gone out: they are looked up. */
  static ConnectorException toldToWait(String provider, Duration in) {
    return ConnectorException.throttled(
        TOLD_TO_WAIT, "Provider " + provider + " asked to wait; work goes on in " + in, in);
  }

  /** Amid a verb, as {@link #toldToWait}: a lease may be over soon, and its effects with it. */
  public static ConnectorException deadlineOver(ConnectionId connection) {
    return ConnectorException.of(
        FailureClass.TRANSIENT,
        DEADLINE_OVER,
        "Connection " + connection + ": no time left; the job runs again");
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

  /** Amid a verb, as {@link #toldToWait}. */
  public static ConnectorException tokenIsAwaited(ConnectionId connection) {
    return ConnectorException.of(
        FailureClass.TRANSIENT,
        TOKEN_IS_AWAITED,
        "The token of connection " + connection + " ended, and the next one is not there yet");
  }
}

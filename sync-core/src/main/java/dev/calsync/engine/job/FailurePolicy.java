package dev.calsync.engine.job;

import dev.calsync.engine.permit.NotNow;
import dev.calsync.failure.CalsyncException;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.StoreException;
import dev.calsync.store.JobKind;
import dev.calsync.store.RunEnd;
import java.time.Duration;
import java.util.Optional;

/**
 * Decides what follows from a failure: class × attempt → what next. Pure; the only place that
 * decides (R-D4).
 *
 * <p>A refusal of our own is no failure: the run goes on when it may. Throttling parks the whole
 * lane, so that no other job of it calls before the time is over (INV-20). A store that may answer
 * the next time is tried again soon, and more rarely each time it does not. Nothing is ever given
 * up for good that may come back: what cannot succeed now is tried again ever more rarely, at most
 * every six hours.
 */
public final class FailurePolicy {

  private static final Duration FIRST = Duration.ofSeconds(5);

  /** One connection of many was lost, or others were in the way: nobody need notice. */
  private static final Duration FIRST_OF_STORE = Duration.ofMillis(500);

  /**
   * While a release rolls out, whoever asks next may be the node that knows the job: soon enough
   * that it is hardly late, and rarely enough that nodes which never will are not kept busy by it.
   */
  private static final Duration UNTIL_A_NEWER_NODE = Duration.ofMinutes(1);

  private static final Duration LONGEST = Duration.ofHours(6);
  private static final Duration SLOW = Duration.ofMinutes(15);
  private static final Duration SHORTEST_REST = Duration.ofSeconds(1);
  private static final Duration LONGEST_REST = Duration.ofDays(1);
  private static final Duration MOST_LONGER = Duration.ofMinutes(1);
  private static final int BUG_ATTEMPTS = 5;
  private static final int LONGEST_CODE = 100;
  private static final int LONGEST_TEXT = 2_000;

  private FailurePolicy() {}

  /**
   * What follows.
   *
   * @param end how the run ends
   * @param park how long the lane rests
   */
  record Verdict(RunEnd end, Optional<Duration> park) {}

  /**
   * Decides.
   *
   * @param failure what was thrown
   * @param attempts runs since the last good one, this one included
   * @param jitter 0 up to 1, so that those who failed together do not return together
   */
  static Verdict decide(Throwable failure, int attempts, double jitter) {
    if (failure instanceof ConnectorException refused && NotNow.is(refused)) {
      return new Verdict(
          new RunEnd.Yielded(), refused.retryAfter().map(wait -> jittered(wait, jitter)));
    }
    if (failure instanceof ConnectorException trouble) {
      return ofProvider(trouble, attempts, jitter);
    }
    if (failure instanceof CalsyncException known) {
      return again(
          known.code(),
          String.valueOf(known.getMessage()),
          backOff(passes(known) ? FIRST_OF_STORE : FIRST, attempts, jitter),
          false);
    }
    String code = failure.getClass().getSimpleName();
    String text = "Unexpected " + code + "; the item that caused it is not known";
    return attempts >= BUG_ATTEMPTS
        ? new Verdict(new RunEnd.Dead(cut(code, LONGEST_CODE), text), Optional.empty())
        : again(code, text, backOff(FIRST, attempts, jitter), false);
  }

  /**
   * What follows where this version has no handler. Another version asked for the job, and one of
   * its nodes will come for it: however often this one meets it first, that is no reason to give it
   * up, nor to wait longer each time (R-L10).
   */
  static Verdict unknown(JobKind kind) {
    String text = "This version knows no job " + kind + "; it waits for a node that does";
    return again("NO_HANDLER", text, UNTIL_A_NEWER_NODE, false);
  }

  /**
   * A store that is away altogether is left alone by the loops, whatever is due (R-L5); what the
   * job itself needs is to go on soon where it was only a connection.
   */
  private static boolean passes(CalsyncException known) {
    return known instanceof StoreException && known.retryable();
  }

  /**
   * Whether a failure may be of the one item that was asked for, so that the next is asked for too
   * (INV-19): the provider refused it, or broke off, or a connector could not make sense of it.
   * What concerns the account, our lease or our store is everybody's.
   */
  public static boolean mayBeOfOneItem(RuntimeException failure) {
    if (failure instanceof ConnectorException trouble) {
      return switch (trouble.failureClass()) {
        case REJECTED, UNSUPPORTED, TRANSIENT, AMBIGUOUS -> true;
        case THROTTLED, CURSOR_INVALID, NEEDS_REAUTH, FORBIDDEN, CALENDAR_GONE -> false;
      };
    }
    return !(failure instanceof CalsyncException);
  }

  private static Verdict ofProvider(ConnectorException trouble, int attempts, double jitter) {
    String code = trouble.code();
    String text = String.valueOf(trouble.getMessage());
    return switch (trouble.failureClass()) {
      case TRANSIENT, AMBIGUOUS -> again(code, text, backOff(FIRST, attempts, jitter), false);
      case THROTTLED -> again(code, text, rest(trouble, attempts, jitter), true);
      case CURSOR_INVALID ->
          again(
              code, text, attempts <= 1 ? Duration.ZERO : backOff(FIRST, attempts, jitter), false);
      case NEEDS_REAUTH, FORBIDDEN, CALENDAR_GONE, REJECTED, UNSUPPORTED ->
          again(code, text, backOff(SLOW, attempts, jitter), false);
    };
  }

  private static Verdict again(String code, String text, Duration in, boolean park) {
    return new Verdict(
        new RunEnd.Failed(cut(code, LONGEST_CODE), cut(text, LONGEST_TEXT), in),
        park ? Optional.of(in) : Optional.empty());
  }

  /** What a connector says may be longer than a store keeps; the run must end all the same. */
  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }

  /**
   * As told, at least a second and at most a day; a time that is not told, or over, is ours to
   * choose (FLT-11).
   */
  private static Duration rest(ConnectorException trouble, int attempts, double jitter) {
    return trouble
        .retryAfter()
        .filter(told -> !told.isNegative() && !told.isZero())
        .map(told -> told.compareTo(SHORTEST_REST) < 0 ? SHORTEST_REST : told)
        .map(told -> told.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : told)
        .orElseGet(() -> backOff(FIRST, attempts, jitter));
  }

  /** Never shorter, and longer by up to a half: who waits for the same permit comes out of step. */
  private static Duration jittered(Duration wait, double jitter) {
    long most = Math.min(wait.toNanos() / 2, MOST_LONGER.toNanos());
    return wait.plusNanos((long) (most * jitter));
  }

  /** Doubles with every attempt; between half and the whole of it, by jitter. */
  static Duration backOff(Duration first, int attempts, double jitter) {
    long factor = 1L << Math.min(Math.max(attempts - 1, 0), 20);
    long millis = Math.min(first.toMillis() * factor, LONGEST.toMillis());
    return Duration.ofMillis(millis / 2 + (long) (millis / 2.0 * jitter));
  }
}

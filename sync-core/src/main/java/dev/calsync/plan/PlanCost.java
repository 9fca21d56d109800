package dev.calsync.plan;

import java.time.Duration;

/**
 * What carrying out a plan costs, as far as it can be told beforehand.
 *
 * @param writes how many writes, each of which is a call unless the provider takes several in one,
 *     and counts against its limits either way; what is read before and after is not counted
 * @param duration how long the limits of the target's account make it last at least, if nobody else
 *     uses them
 * @param mails how many writes may make a provider mail somebody; mirrors never do (R-C6)
 */
public record PlanCost(long writes, Duration duration, long mails) {

  /** Of a plan that writes nothing. */
  public static final PlanCost NOTHING = new PlanCost(0, Duration.ZERO, 0);
}

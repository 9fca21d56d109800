package dev.calsync.engine.projection;

import dev.calsync.event.Availability;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventStatus;
import dev.calsync.event.EventTime;
import dev.calsync.event.Participation;
import dev.calsync.policy.Policy;

/**
 * What an event says about its owner's time, once the owner's answer and its length are considered:
 * what was declined or handed on leaves the owner free, what is not settled takes time perhaps
 * (SEM-8); a point in time takes none unless the edge says so (SEM-45).
 */
public final class AvailabilityRule {

  private AvailabilityRule() {}

  /** What an event or occurrence says, the owner's answer to it considered. */
  public static Availability availability(
      EventDetails details, Participation answer, EventTime time, Policy policy) {
    return switch (details.availability()) {
      case FREE, WORKING_ELSEWHERE -> details.availability();
      case BUSY, TENTATIVE, OUT_OF_OFFICE ->
          isPoint(time) && !policy.zeroLengthBlocks()
              ? Availability.FREE
              : answered(details, answer);
    };
  }

  private static Availability answered(EventDetails details, Participation answer) {
    boolean perhaps = details.status() == EventStatus.TENTATIVE;
    return switch (answer) {
      case DECLINED, DELEGATED -> Availability.FREE;
      case NEEDS_ACTION, TENTATIVE -> perhapsAtMost(details.availability());
      case ACCEPTED -> perhaps ? perhapsAtMost(details.availability()) : details.availability();
    };
  }

  private static Availability perhapsAtMost(Availability availability) {
    return availability == Availability.BUSY ? Availability.TENTATIVE : availability;
  }

  private static boolean isPoint(EventTime time) {
    return time.match(
        days -> false, zoned -> zoned.length().isZero(), floating -> floating.length().isZero());
  }
}

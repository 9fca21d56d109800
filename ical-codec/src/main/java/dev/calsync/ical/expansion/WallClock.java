package dev.calsync.ical.expansion;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The clocks on the walls of one zone (SEM-29).
 *
 * <p>Remembers the stretch between two changes of the clocks that it met last: wall times come in
 * ascending order, and then all but two of a year cost one subtraction. For one call, one thread.
 */
final class WallClock {

  /** More than any zone has ever put its clocks forward or back. */
  private static final long LONGEST_CHANGE = 2 * DayCycle.SECONDS_A_DAY;

  /** Clocks change about twice a year; what comes once a year is never near. */
  private static final long NEAR = 200 * DayCycle.SECONDS_A_DAY;

  private final ZoneRules rules;
  private long lastSought = Long.MIN_VALUE / 2;
  private long steadyFrom;
  private long steadyUntil;
  private int steadyOffset;

  WallClock(ZoneRules rules) {
    this.rules = rules;
  }

  /** The wall time that is shown in its stead where it is skipped: later by the gap. */
  long shown(long wall) {
    ZoneOffsetTransition change = changeAt(wall);
    return change != null && change.isGap() ? wall + change.getDuration().getSeconds() : wall;
  }

  /** The instant of a wall time; the earlier one where it is shown twice. */
  long epochSecond(long wall) {
    ZoneOffsetTransition change = changeAt(wall);
    return wall - (change == null ? steadyOffset : change.getOffsetBefore().getTotalSeconds());
  }

  /** The first instant of a day, whose midnight may be skipped. */
  long firstInstant(long midnight) {
    ZoneOffsetTransition change = changeAt(midnight);
    return change != null && change.isGap() ? change.toEpochSecond() : epochSecond(midnight);
  }

  /** A wall time that nothing at or after the instant is earlier than. */
  long earliestAt(long epochSecond) {
    return epochSecond + offsetNear(epochSecond, true);
  }

  /** A wall time that nothing before the instant is later than. */
  long latestBefore(long epochSecond) {
    return epochSecond + offsetNear(epochSecond, false);
  }

  private int offsetNear(long epochSecond, boolean least) {
    Instant from = Instant.ofEpochSecond(epochSecond - LONGEST_CHANGE);
    Instant until = Instant.ofEpochSecond(epochSecond + LONGEST_CHANGE);
    int offset = rules.getOffset(from).getTotalSeconds();
    ZoneOffsetTransition change = rules.nextTransition(from);
    while (change != null && change.getInstant().isBefore(until)) {
      int after = change.getOffsetAfter().getTotalSeconds();
      offset = least ? Math.min(offset, after) : Math.max(offset, after);
      change = rules.nextTransition(change.getInstant());
    }
    return offset;
  }

  /** The change that skips or repeats this wall time; none where it is shown once. */
  private @Nullable ZoneOffsetTransition changeAt(long wall) {
    if (steadyFrom <= wall && wall < steadyUntil) {
      return null;
    }
    LocalDateTime local = LocalDateTime.ofEpochSecond(wall, 0, ZoneOffset.UTC);
    List<ZoneOffset> valid = rules.getValidOffsets(local);
    if (valid.size() != 1) {
      return rules.getTransition(local);
    }
    remember(wall, valid.get(0).getTotalSeconds());
    return null;
  }

  /** Looks for the ends of the stretch only where the next wall time is likely to lie in it. */
  private void remember(long wall, int offset) {
    boolean near = Math.abs(wall - lastSought) < NEAR;
    lastSought = wall;
    steadyOffset = offset;
    steadyFrom = wall;
    steadyUntil = wall + 1;
    if (near) {
      Instant at = Instant.ofEpochSecond(wall - offset);
      ZoneOffsetTransition last = rules.previousTransition(at.plusSeconds(1));
      ZoneOffsetTransition next = rules.nextTransition(at);
      steadyFrom = last == null ? Long.MIN_VALUE : Math.max(wallBefore(last), wallAfter(last));
      steadyUntil = next == null ? Long.MAX_VALUE : Math.min(wallBefore(next), wallAfter(next));
    }
  }

  private static long wallBefore(ZoneOffsetTransition change) {
    return change.toEpochSecond() + change.getOffsetBefore().getTotalSeconds();
  }

  private static long wallAfter(ZoneOffsetTransition change) {
    return change.toEpochSecond() + change.getOffsetAfter().getTotalSeconds();
  }
}

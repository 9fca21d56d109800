package dev.calsync.event;

/**
 * How often a recurrence rule repeats (RFC 5545, section 3.3.10), from the shortest period to the
 * longest.
 */
public enum Frequency {
  /** Every second. */
  SECONDLY,
  /** Every minute. */
  MINUTELY,
  /** Every hour. */
  HOURLY,
  /** Every day. */
  DAILY,
  /** Every week. */
  WEEKLY,
  /** Every month. */
  MONTHLY,
  /** Every year. */
  YEARLY
}

package dev.calsync.policy;

/**
 * Where a copy of the same meeting keeps an edge from showing it once more (SEM-20). A copy that is
 * declined, free or cancelled keeps nothing back. From the one that shows most to the one that
 * shows least.
 */
public enum AlreadyPresent {
  /** In the calendar that the edge writes to. */
  TARGET_CALENDAR,
  /** In any calendar of the account that the edge writes to, its source apart. */
  TARGET_ACCOUNT,
  /** In any calendar of the owner, its source apart. */
  ALL_CALENDARS;

  boolean showsAtMost(AlreadyPresent other) {
    return compareTo(other) >= 0;
  }
}

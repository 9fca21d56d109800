package dev.calsync.store;

/** Where a job stands. */
public enum JobState {
  /** Waits for its time. */
  PENDING,
  /** A node runs it. */
  IN_PROGRESS,
  /** Nothing to do until it is asked for again. */
  COMPLETED,
  /** The last run failed; it runs again by itself. */
  FAILED,
  /** Given up; runs again only when it is redriven. */
  DEAD
}

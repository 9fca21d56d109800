package dev.calsync.test.google;

/** What an account may do with a calendar, from less to more. */
public enum AccessRole {
  /** Sees when it is busy, and nothing else. */
  FREE_BUSY_READER("freeBusyReader"),
  /** Sees events, private ones without their words. */
  READER("reader"),
  /** Writes events. */
  WRITER("writer"),
  /** Everything. */
  OWNER("owner");

  private final String text;

  AccessRole(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  boolean reaches(AccessRole least) {
    return compareTo(least) >= 0;
  }
}

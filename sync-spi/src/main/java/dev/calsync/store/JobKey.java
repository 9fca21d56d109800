package dev.calsync.store;

/**
 * The name of a job. There is one row a key: a state, not a queue entry (R-D1).
 *
 * @param kind what to do
 * @param subject to what; 1 to 64 characters
 */
public record JobKey(JobKind kind, String subject) {

  /** Checks the subject's length. */
  public JobKey {
    if (subject.isEmpty() || subject.length() > 64) {
      throw new IllegalArgumentException(
          "a job's subject has 1 to 64 characters, not " + subject.length());
    }
  }

  @Override
  public String toString() {
    return kind + ":" + subject;
  }
}

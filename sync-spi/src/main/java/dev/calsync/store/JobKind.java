package dev.calsync.store;

/**
 * A kind of job. Not an enum: kinds grow with the library.
 *
 * @param name 1 to 32 characters, lower case with underscores
 */
public record JobKind(String name) {

  /** Read a calendar; the subject is the calendar. */
  public static final JobKind INTAKE = new JobKind("intake");

  /** Project and plan an edge; the subject is the edge. */
  public static final JobKind PLAN = new JobKind("plan");

  /** Write due mirrors of a calendar; the subject is the calendar. */
  public static final JobKind DELIVER = new JobKind("deliver");

  @Override
  public String toString() {
    return name;
  }
}

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

  /** Checks the characters. */
  public JobKind {
    if (!name.matches("[a-z_]{1,32}")) {
      throw new IllegalArgumentException(
          "a kind of job has 1 to 32 characters out of a-z _, not "
              + name.length()
              + " of other kinds");
    }
  }

  @Override
  public String toString() {
    return name;
  }
}

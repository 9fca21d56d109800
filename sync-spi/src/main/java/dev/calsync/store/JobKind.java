package dev.calsync.store;

/**
 * A kind of job. Not an enum: kinds grow with the library.
 *
 * @param name 1 to 32 characters, lower case with underscores
 */
public record JobKind(String name) {

  /** Read a calendar; the subject is the calendar. */
  public static final JobKind INTAKE = new JobKind("intake");

  /** Fetch what is in quarantine in a calendar and read it again; the subject is the calendar. */
  public static final JobKind REREAD = new JobKind("reread");

  /** Project and plan an edge; the subject is the edge. */
  public static final JobKind PLAN = new JobKind("plan");

  /** Plan what time brought in and carried off; the subject is the edge. */
  public static final JobKind WINDOW_ROLL = new JobKind("window_roll");

  /** See to the mirrors of an edge that ended; the subject is the edge. */
  public static final JobKind REMOVE_EDGE = new JobKind("remove_edge");

  /** Write due mirrors of a calendar; the subject is the calendar. */
  public static final JobKind DELIVER = new JobKind("deliver");

  /** See to the watch channel of a calendar; the subject is the calendar. */
  public static final JobKind WATCH = new JobKind("watch");

  /**
   * Renew the watch channel of a calendar, however long it is said to live; the subject is the
   * calendar.
   */
  public static final JobKind WATCH_ANEW = new JobKind("watch_anew");

  /** Take a connection into work; the subject is the connection. */
  public static final JobKind ONBOARD = new JobKind("onboard");

  /** Give a connection up; the subject is the connection. */
  public static final JobKind DISCONNECT = new JobKind("disconnect");

  /** Try whether the grant of a connection still stands; the subject is the connection. */
  public static final JobKind GRANTS = new JobKind("grants");

  /** Erase what is left of sign-ins; the subject is the owner. */
  public static final JobKind SIGN_INS = new JobKind("sign_ins");

  /** Settle conflicts as their owner prefers; the subject is the owner. */
  public static final JobKind CONFLICTS = new JobKind("conflicts");

  /** Read a calendar whole, whatever its cursor says; the subject is the calendar. */
  public static final JobKind DRIFT = new JobKind("drift");

  /** Erase what was kept long enough; the subject is the owner. */
  public static final JobKind CLEAN_UP = new JobKind("clean_up");

  /** Seal anew what older keys sealed; the subject is the owner. */
  public static final JobKind RESEAL = new JobKind("reseal");

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

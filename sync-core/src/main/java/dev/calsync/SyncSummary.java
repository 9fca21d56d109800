package dev.calsync;

import java.util.List;

/**
 * What a synchronization did, and how the edge stands after it. What was written since it began
 * counts, whichever node did it, also where the answer was lost and the write was found done before
 * the end. What had been written before counts as unchanged, though it was found only now: by a
 * process that died, say.
 *
 * @param created mirrors written for the first time
 * @param updated mirrors written again
 * @param deleted mirrors removed
 * @param unchanged mirrors that needed nothing
 * @param held events whose removal is held back
 * @param quarantined objects of both ends that cannot be understood
 * @param refused mirrors that the target will not take
 * @param finished false if the time ran out first; the work goes on
 * @param problems what failed and is tried again
 */
public record SyncSummary(
    long created,
    long updated,
    long deleted,
    long unchanged,
    long held,
    long quarantined,
    long refused,
    boolean finished,
    List<Problem> problems) {

  /** Copies the problems. */
  public SyncSummary {
    problems = List.copyOf(problems);
  }

  /**
   * How many things failed.
   *
   * @return the number of problems and of refused mirrors
   */
  public long failed() {
    return problems.size() + refused;
  }

  /**
   * Tells whether anything was written.
   *
   * @return false if every mirror is as it was
   */
  public boolean wroteAnything() {
    return created + updated + deleted > 0;
  }

  /**
   * The summary for people.
   *
   * @return one line
   */
  public String summary() {
    StringBuilder text = new StringBuilder();
    text.append(
        wroteAnything()
            ? "Created "
                + created
                + ", updated "
                + updated
                + ", deleted "
                + deleted
                + ", unchanged "
                + unchanged
            : (isAtRest() ? "Nothing to do" : "Nothing written") + ", unchanged " + unchanged);
    append(text, held, "held");
    append(text, quarantined, "unreadable");
    append(text, refused, "refused");
    append(text, problems.size(), "failed");
    if (!finished) {
      text.append(", not finished yet");
    }
    text.append('.');
    problems.forEach(problem -> text.append(' ').append(problem.text()).append('.'));
    return text.toString();
  }

  private boolean isAtRest() {
    return finished && failed() + held == 0;
  }

  private static void append(StringBuilder text, long number, String what) {
    if (number > 0) {
      text.append(", ").append(number).append(' ').append(what);
    }
  }
}

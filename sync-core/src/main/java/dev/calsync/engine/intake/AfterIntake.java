package dev.calsync.engine.intake;

import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.job.JobSlice;
import dev.calsync.store.RunEnd;

/** What follows once a calendar was read: its edges plan, and it is read again later. */
@FunctionalInterface
public interface AfterIntake {

  /**
   * Asks for what follows.
   *
   * @param slice the run that read it
   * @param calendar which calendar
   * @return how the run ends
   */
  RunEnd intake(JobSlice slice, CalendarRecord calendar);
}

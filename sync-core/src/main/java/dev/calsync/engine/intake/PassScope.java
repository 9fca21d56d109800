package dev.calsync.engine.intake;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.calendar.ReadSupport.Tells;
import dev.calsync.connector.Coverage;
import dev.calsync.engine.connection.Access;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.job.JobSlice;
import dev.calsync.engine.projection.SlotFinder;
import dev.calsync.store.JournalLine;
import dev.calsync.store.Lease;
import dev.calsync.store.Pass;
import java.util.Map;
import java.util.Optional;

/** One pass over one calendar: what all its steps share. */
record PassScope(
    JobSlice slice, CalendarRecord calendar, Access access, OpenPass open, SlotFinder slots) {

  Pass pass() {
    return open.pass();
  }

  SeenSet seen() {
    return open.seen();
  }

  Tells tells() {
    return calendar.capabilities().reads().tells();
  }

  /**
   * Whether what is not listed is not there. Of mere times this can be said of a range alone: what
   * moves out of it is another time (SEM-18). An event that moves out of a range is no less there.
   */
  boolean isComplete(Coverage coverage) {
    return coverage.match(() -> true, range -> tells() == Tells.BUSY_TIMES, () -> false);
  }

  OwnerId owner() {
    return slice.owner();
  }

  Lease lease() {
    return slice.lease();
  }

  CalendarId id() {
    return calendar.id();
  }

  JournalLine line(String action, String uid, String reason, Map<String, String> facts) {
    return new JournalLine(
        action, slice.runId(), calendar.id(), Optional.empty(), uid, reason, facts);
  }
}

package dev.calsync.engine.maintenance;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.job.JobHandler;
import dev.calsync.engine.job.JobSlice;
import dev.calsync.engine.job.Nightly;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobRequest;
import dev.calsync.store.Lane;
import dev.calsync.store.RunEnd;
import java.util.Optional;

/**
 * Reads a calendar whole, every night unless told otherwise, whatever its cursor says: what
 * incremental reading missed is found, and what became of mirrors behind our back (R-F1, FLT-35). A
 * calendar that no edge looks at is left alone.
 */
public final class DriftJob implements JobHandler {

  private final Directory directory;
  private final JobHandler reading;
  private final Nightly nightly;

  /**
   * The job.
   *
   * @param directory edges
   * @param reading reads a calendar whole, and asks for what follows
   * @param nightly when
   */
  public DriftJob(Directory directory, JobHandler reading, Nightly nightly) {
    this.directory = directory;
    this.reading = reading;
    this.nightly = nightly;
  }

  /** Asks for the next one; asking again changes nothing. */
  public static JobRequest request(OwnerId owner, CalendarRecord calendar, Nightly nightly) {
    String subject = calendar.id().value();
    return new JobRequest(
        new JobKey(JobKind.DRIFT, subject),
        new Lane(owner, calendar.ref().connection(), Lane.Direction.IN),
        nightly.nextWhole(subject),
        "edge made");
  }

  @Override
  public RunEnd run(JobSlice slice) {
    CalendarId calendar = new CalendarId(slice.subject());
    boolean looked =
        directory.edges(slice.owner()).stream()
            .anyMatch(edge -> edge.ends().anyMatch(calendar::equals));
    return looked ? read(slice) : new RunEnd.Done(Optional.empty());
  }

  private RunEnd read(JobSlice slice) {
    return reading.run(slice) instanceof RunEnd.Yielded
        ? new RunEnd.Yielded()
        : new RunEnd.Done(Optional.of(nightly.nextWhole(slice.subject())));
  }
}

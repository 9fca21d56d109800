package dev.calsync.engine.edge;

import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.EdgeRecord;
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
 * Plans an edge every night though nothing changed at its source, because time did: what entered
 * its window is written, what is over is kept or removed as its policy says (R-C11, SEM-11). An
 * edge that time does not change is not asked again.
 */
public final class WindowRollJob implements JobHandler {

  private final PlanJob planning;
  private final Nightly nightly;

  /**
   * The job.
   *
   * @param planning plans an edge, and what time passed it by first of all
   * @param nightly when
   */
  public WindowRollJob(PlanJob planning, Nightly nightly) {
    this.planning = planning;
    this.nightly = nightly;
  }

  /** Asks for an edge's next night, in the lane that plans it; asking again changes nothing. */
  public static JobRequest request(
      OwnerId owner, EdgeRecord edge, CalendarRecord source, Nightly nightly) {
    Lane lane = new Lane(owner, source.ref().connection(), Lane.Direction.IN);
    String subject = edge.id().value();
    return new JobRequest(
        new JobKey(JobKind.WINDOW_ROLL, subject), lane, nightly.next(subject), "edge changed");
  }

  @Override
  public RunEnd run(JobSlice slice) {
    RunEnd end = planning.run(slice);
    boolean again = planning.isMovedByTime(slice.owner(), new EdgeId(slice.subject()));
    return end instanceof RunEnd.Done
        ? new RunEnd.Done(Optional.of(slice.subject()).filter(it -> again).map(nightly::next))
        : end;
  }
}

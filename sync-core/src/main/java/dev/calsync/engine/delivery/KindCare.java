package dev.calsync.engine.delivery;

import dev.calsync.engine.connection.Access;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.job.JobSlice;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.plan.KindChange;
import dev.calsync.engine.reconcile.LookUp;
import dev.calsync.store.EdgeState;
import dev.calsync.store.JournalLine;
import dev.calsync.store.MirrorIntent;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Part;
import dev.calsync.store.PlanCommit;
import dev.calsync.store.SyncStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mirror of which somebody made another kind of event, in a calendar in which our writes cannot
 * change it back: it is made anew, and what it became goes once the new one is there (SEM-37). The
 * row does not know the kind of what is there, so it is looked at when the target has refused.
 */
final class KindCare {

  private final SyncStore store;
  private final MirrorNames names;
  private final SeriesCare series;

  KindCare(SyncStore store, MirrorNames names, SeriesCare series) {
    this.store = store;
    this.names = names;
    this.series = series;
  }

  /** What became of a write; none that was refused for what somebody made of its mirror counts. */
  OpenedWrites.Settled after(
      JobSlice slice,
      CalendarRecord target,
      Access access,
      LookUp lookUp,
      OpenedWrites.Settled written) {
    MirrorRow row = written.row();
    boolean refused =
        written.settlement().match(applied -> false, failed -> !failed.refusal().isEmpty());
    if (!refused || !mayBe(target, row) || !KindChange.isNeeded(row, lookUp.there(access, row))) {
      return written;
    }
    series.goneWith(slice, target, row);
    Part old = Part.former(row.key().part(), row.identity().generation());
    MirrorKey refusedFor =
        anew(slice, row, old) ? new MirrorKey(row.key().edge(), row.key().uid(), old) : row.key();
    return OpenedWrites.Settled.told(row, OpenedWrites.neverBegun(refusedFor));
  }

  private static boolean mayBe(CalendarRecord target, MirrorRow row) {
    return !target.capabilities().writes().changesKind()
        && !row.key().part().isOverride()
        && row.remote().isPresent();
  }

  /**
   * The open write goes with what it was made for. Whoever planned the edge meanwhile may want
   * something else: that is tried, and refused again.
   */
  private boolean anew(JobSlice slice, MirrorRow row, Part old) {
    MirrorIntent intent =
        new MirrorIntent(
                row.key(),
                row.target(),
                row.identity(),
                row.revision(),
                row.hashes().desired(),
                row.form(),
                row.stamps(),
                row.extent(),
                row.hold(),
                row.detached(),
                Optional.empty())
            .anew(names.next(row.identity()), old);
    EdgeState now = store.targets().edgeState(slice.owner(), row.key().edge());
    JournalLine line =
        new JournalLine(
            "MIRROR_WANTED",
            slice.runId(),
            row.target(),
            Optional.of(row.key().edge()),
            row.key().uid(),
            KindChange.REASON,
            Map.of("part", row.key().part().text(), "former", old.text()));
    return store
        .mirrors()
        .commitPlan(
            slice.lease(),
            new PlanCommit(
                row.key().edge(), now, now, List.of(intent), Optional.empty(), List.of(line)));
  }
}

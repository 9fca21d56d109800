package dev.calsync.engine.override;

import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.form.ShapeForm;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.event.MirrorShape;
import dev.calsync.store.EdgeState;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormHash;
import dev.calsync.store.JournalLine;
import dev.calsync.store.Lease;
import dev.calsync.store.MirrorHashes;
import dev.calsync.store.MirrorIntent;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Observation;
import dev.calsync.store.Part;
import dev.calsync.store.PlanCommit;
import dev.calsync.store.Settlement;
import dev.calsync.store.SyncStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a target shows of overrides and our rows do not say. An occurrence that nobody had changed
 * has no row; one that somebody changes there gets one, which wants what the series says. Used by
 * one thread.
 */
public final class OverrideNotes {

  private final MirrorNames names;
  private final String runId;
  private final Map<MirrorKey, Observation> drift = new LinkedHashMap<>();
  private final Map<MirrorKey, MirrorIntent> strays = new LinkedHashMap<>();
  private final Map<MirrorKey, JournalLine> journal = new LinkedHashMap<>();
  private boolean removed;

  /**
   * Notes of a run.
   *
   * @param names identities
   * @param runId which run
   */
  public OverrideNotes(MirrorNames names, String runId) {
    this.names = names;
    this.runId = runId;
  }

  /** Whether there is nothing to tell. */
  public boolean isEmpty() {
    return drift.isEmpty() && strays.isEmpty();
  }

  /** An occurrence was read; what its row knows is no news. */
  public void seen(SeriesRow series, Optional<MirrorRow> row, SeenOverride seen) {
    boolean nothingToSay = seen.isRemoved() && series.occurrence(seen.slot()).isEmpty();
    if (series.row().detached() || series.isNone() || series.removes(seen.slot()) || nothingToSay) {
      return;
    }
    String reason = seen.isRemoved() ? "DELETED_AT_TARGET" : "EDITED_AT_TARGET";
    boolean news =
        row.filter(it -> !isOver(it))
            .map(known -> known(known, Optional.of(seen), seen.shown(), reason))
            .orElseGet(() -> stray(series, row, seen, reason));
    removed |= news && seen.isRemoved();
  }

  /** Its slot had gone; where that is there again, it is as nobody had changed it. */
  private static boolean isOver(MirrorRow row) {
    MirrorHashes hashes = row.hashes();
    return hashes.desired().isAbsent()
        && hashes.attempted().isEmpty()
        && row.remote().isEmpty()
        && !row.detached();
  }

  /** An override that had an object has none any more: its occurrence is as its series says. */
  public void gone(SeriesRow series, MirrorRow row, String reason) {
    known(row, Optional.empty(), series.untouched(row.key().part().slot()), reason);
  }

  private boolean known(
      MirrorRow row, Optional<SeenOverride> there, FormHash shown, String reason) {
    boolean same = !row.hashes().driftedTo(shown) && there.isPresent() == row.remote().isPresent();
    if (row.detached() || row.hashes().attempted().isPresent() || same) {
      return false;
    }
    Settlement.Found found =
        new Settlement.Found(there.map(SeenOverride::remote), shown, row.identity());
    drift.put(row.key(), new Observation(row.key(), row.revision(), found));
    note(row.key(), row, reason);
    return true;
  }

  /** Where the series has no slot by now, nothing shall be. */
  private boolean stray(SeriesRow of, Optional<MirrorRow> over, SeenOverride seen, String reason) {
    Optional<MirrorShape> wanted = of.occurrence(seen.slot());
    if (wanted.map(ShapeForm::hash).filter(seen.shown()::equals).isPresent()) {
      return false;
    }
    MirrorRow series = of.row();
    MirrorKey key = key(series, seen);
    note(key, series, reason);
    FormHash lineage = names.lineage(series.identity().lineage(), key.part());
    strays.put(
        key,
        new MirrorIntent(
            key,
            series.target(),
            over.map(MirrorRow::identity).orElseGet(() -> names.identity(lineage, 0)),
            over.map(MirrorRow::revision).orElse(0L),
            wanted.map(ShapeForm::hash).orElse(FormHash.ABSENT),
            wanted.map(ShapeForm::encode).orElse(FormBytes.NONE),
            series.stamps(),
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.of(new MirrorIntent.Adoption(seen.remote(), seen.shown()))));
    return true;
  }

  private static MirrorKey key(MirrorRow series, SeenOverride seen) {
    Part part = Part.override(series.key().part(), seen.slot());
    return new MirrorKey(series.key().edge(), series.key().uid(), part);
  }

  private void note(MirrorKey key, MirrorRow row, String reason) {
    journal.put(
        key,
        new JournalLine(
            "MIRROR_DRIFTED",
            runId,
            row.target(),
            Optional.of(key.edge()),
            key.uid(),
            reason,
            Map.of("part", key.part().text())));
  }

  /**
   * Hands over what was noted.
   *
   * @param replan whether edges are planned again if an occurrence was removed: their targets
   *     cannot bring it back (SEM-5)
   * @return how many were taken over; the others moved on meanwhile
   */
  public Taken commit(SyncStore store, Lease lease, boolean replan) {
    List<JournalLine> told = drift.keySet().stream().map(journal::get).toList();
    int taken =
        drift.isEmpty()
            ? 0
            : store.mirrors().noteObserved(lease, List.copyOf(drift.values()), told);
    Map<EdgeId, List<MirrorIntent>> byEdge = new LinkedHashMap<>();
    strays
        .values()
        .forEach(it -> byEdge.computeIfAbsent(it.key().edge(), any -> new ArrayList<>()).add(it));
    if (removed && replan) {
      drift.keySet().forEach(key -> byEdge.computeIfAbsent(key.edge(), any -> new ArrayList<>()));
    }
    for (Map.Entry<EdgeId, List<MirrorIntent>> edge : byEdge.entrySet()) {
      boolean committed =
          store.mirrors().commitPlan(lease, plan(store, lease.lane().owner(), edge, replan));
      taken += committed ? edge.getValue().size() : 0;
    }
    return new Taken(taken, drift.size() + strays.size());
  }

  /**
   * What became of notes.
   *
   * @param taken how many were taken over
   * @param all how many there were
   */
  public record Taken(int taken, int all) {

    /** Whether a row moved on meanwhile, so that the target must be read again. */
    public boolean isPartial() {
      return taken < all;
    }
  }

  private PlanCommit plan(
      SyncStore store, OwnerId owner, Map.Entry<EdgeId, List<MirrorIntent>> edge, boolean replan) {
    EdgeState now = store.targets().edgeState(owner, edge.getKey());
    EdgeState next = removed && replan ? new EdgeState(0, now.basis()) : now;
    List<JournalLine> told = edge.getValue().stream().map(it -> journal.get(it.key())).toList();
    return new PlanCommit(edge.getKey(), now, next, edge.getValue(), Optional.empty(), told);
  }
}

package dev.calsync.engine.delivery;

import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.engine.connection.Access;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.job.JobSlice;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.mirror.RemovedOccurrence;
import dev.calsync.engine.override.Family;
import dev.calsync.engine.override.OverrideNotes;
import dev.calsync.engine.override.SeriesReading;
import dev.calsync.engine.override.SeriesRow;
import dev.calsync.engine.projection.SlotFinder;
import dev.calsync.store.CanonicalRow;
import dev.calsync.store.EdgeState;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.PlanCommit;
import dev.calsync.store.Settlement;
import dev.calsync.store.SyncStore;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a write of a series does to overrides that are objects of their own (SEM-34). A series that
 * is gone takes them with it; one that is changed resets them, at targets that do so. What becomes
 * of them is noted before the write of the series is settled, so that a death in between loses
 * nothing: the write is looked up then, and they are read again.
 */
final class SeriesCare {

  private final SyncStore store;
  private final Directory directory;
  private final MirrorNames names;
  private final SlotFinder slots;

  SeriesCare(SyncStore store, Directory directory, MirrorNames names, SlotFinder slots) {
    this.store = store;
    this.directory = directory;
    this.names = names;
    this.slots = slots;
  }

  /** The other parts of these mirrors, at targets where mirrors have parts of parts. */
  Family familyOf(JobSlice slice, CalendarRecord target, List<MirrorRow> rows) {
    return isInParts(target) && !rows.isEmpty()
        ? Family.of(store.targets(), slice.owner(), rows)
        : Family.NONE;
  }

  /** Whether a series at that target is read before it is written. */
  boolean isReadFirst(CalendarRecord target) {
    return isInParts(target) && resets(target);
  }

  /**
   * What was read before some writes.
   *
   * @param any whether anything was
   * @param bare series of which no occurrence is an object, so that nothing can be reset
   */
  record Before(boolean any, Set<MirrorKey> bare) {}

  /**
   * What somebody did to overrides is noted before a write that undoes it unseen. The first reading
   * may be left for later, and all that follows with it.
   */
  Before before(JobSlice slice, CalendarRecord target, Access access, List<MirrorRow> opened) {
    boolean any = false;
    Set<MirrorKey> bare = new HashSet<>();
    if (isReadFirst(target)) {
      for (MirrorRow row : opened) {
        if (row.remote().isPresent() && isSeries(row)) {
          Access next = any ? access.goingOn() : access;
          any = true;
          if (read(slice, next, row, "DELETED_AT_TARGET")) {
            bare.add(row.key());
          }
        }
      }
    }
    return new Before(any, bare);
  }

  /**
   * What became of the overrides of a series whose write is about to be settled.
   *
   * @param bare series that had none before the write
   */
  void after(
      JobSlice slice,
      CalendarRecord target,
      Access access,
      MirrorRow row,
      Settlement settlement,
      Set<MirrorKey> bare) {
    if (row.key().part().isOverride()) {
      afterOverride(slice, row, settlement);
      return;
    }
    if (!isInParts(target)) {
      return;
    }
    Optional<Boolean> there =
        settlement.match(
            applied -> Optional.of(applied.remote().isPresent()),
            failed -> failed.seen().map(seen -> seen.remote().isPresent()));
    if (there.filter(is -> !is).isPresent()) {
      gone(slice, row);
    } else if (there.isPresent()
        && row.remote().isPresent()
        && resets(target)
        && isSeries(row)
        && !bare.contains(row.key())) {
      read(slice, access, row, "RESET_WITH_ITS_SERIES");
    }
  }

  /**
   * What was removed before our write came, and cannot be brought back, is to be an event of its
   * own: only planning again says so (SEM-5).
   */
  private void afterOverride(JobSlice slice, MirrorRow row, Settlement settlement) {
    boolean removed = row.hashes().observed().equals(RemovedOccurrence.HASH);
    boolean refused = settlement.match(applied -> false, failed -> !failed.refusal().isEmpty());
    if (removed && refused) {
      lastChange(slice, row).ifPresent(change -> planAgain(slice, row.key().edge(), change));
    }
  }

  private Optional<Long> lastChange(JobSlice slice, MirrorRow row) {
    String uid = row.key().uid();
    return directory
        .findEdge(slice.owner(), row.key().edge())
        .map(edge -> store.sources().events(slice.owner(), edge.source(), List.of(uid)).get(uid))
        .map(CanonicalRow::changedSeq);
  }

  /**
   * From before the last change of the event, with what was changed after it. Whoever plans the
   * edge at the same time gets on with it, so that this comes to an end.
   */
  private void planAgain(JobSlice slice, EdgeId edge, long change) {
    boolean begunAgain = false;
    while (!begunAgain) {
      EdgeState now = store.targets().edgeState(slice.owner(), edge);
      EdgeState before =
          new EdgeState(Math.min(now.position(), change - 1), now.basis(), now.witnesses());
      PlanCommit again = new PlanCommit(edge, now, before, List.of(), Optional.empty(), List.of());
      begunAgain = store.mirrors().commitPlan(slice.lease(), again);
    }
  }

  /** Whatever a series becomes that is made anew, its overrides are not there. */
  void goneWith(JobSlice slice, CalendarRecord target, MirrorRow row) {
    if (isInParts(target)) {
      gone(slice, row);
    }
  }

  private void gone(JobSlice slice, MirrorRow row) {
    OverrideNotes notes = new OverrideNotes(names, slice.runId());
    Family family = Family.of(store.targets(), slice.owner(), List.of(row));
    family.overridesOf(row).stream()
        .filter(it -> !it.hashes().observed().isAbsent())
        .forEach(it -> notes.gone(SeriesRow.of(row, slots), it, "GONE_WITH_ITS_SERIES"));
    commit(slice, notes);
  }

  private boolean isSeries(MirrorRow row) {
    return !row.key().part().isOverride() && !SeriesRow.of(row, slots).isNone();
  }

  /** Answers whether no occurrence of it is an object, by what is there and by what we know. */
  private boolean read(JobSlice slice, Access access, MirrorRow row, String reset) {
    SeriesReading reading = SeriesReading.of(access, row);
    OverrideNotes notes = new OverrideNotes(names, slice.runId());
    Family family = Family.of(store.targets(), slice.owner(), List.of(row));
    reading.note(SeriesRow.of(row, slots), family, notes, reset);
    commit(slice, notes);
    return reading.isEmpty()
        && family.overridesOf(row).stream().noneMatch(it -> it.remote().isPresent());
  }

  private void commit(JobSlice slice, OverrideNotes notes) {
    if (!notes.isEmpty()) {
      slice.count("drifted", notes.commit(store, slice.lease(), false).taken());
    }
  }

  private static boolean isInParts(CalendarRecord target) {
    return target.capabilities().series().kept() == SeriesSupport.Kept.PARTS;
  }

  private static boolean resets(CalendarRecord target) {
    return !target.capabilities().series().allows(SeriesSupport.Limit.OVERRIDES_RESET);
  }
}

package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.EDGE;
import static dev.calsync.tck.store.Bench.SOURCE;
import static dev.calsync.tck.store.Bench.TARGET;

import dev.calsync.calendar.OwnerId;
import dev.calsync.store.CalendarState;
import dev.calsync.store.CanonicalRow;
import dev.calsync.store.Conflict;
import dev.calsync.store.EdgeState;
import dev.calsync.store.EdgeTally;
import dev.calsync.store.Hold;
import dev.calsync.store.JobView;
import dev.calsync.store.JournalEntry;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.OriginEdit;
import dev.calsync.store.OwnedRecord;
import dev.calsync.store.PinStore;
import dev.calsync.store.RecordKind;
import dev.calsync.store.SealedSecret;
import dev.calsync.store.SourceItem;
import dev.calsync.store.SyncStore;
import dev.calsync.store.WatchChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** All that can be asked about one owner, so that "nothing was changed" can be said in one line. */
record Everything(Read read, Planned planned, Told told, Access access, Edits edits) {

  private static final int ALL = 10_000;

  record Read(CalendarState state, List<SourceItem> items, List<CanonicalRow> events) {}

  record Planned(
      EdgeState state,
      List<MirrorRow> mirrors,
      EdgeTally tally,
      List<MirrorRow> open,
      Optional<Duration> untilDue,
      List<Hold> holds) {}

  record Told(List<JobView> jobs, List<OwnedRecord> records, List<JournalEntry> journal) {}

  record Access(Optional<SealedSecret> secret, List<WatchChannel> channels) {}

  record Edits(
      List<Conflict> conflicts,
      Optional<OriginEdit> patch,
      List<OriginEdit> openPatches,
      Optional<Duration> untilPatchDue,
      List<PinStore.Pinned> pins) {}

  static Everything of(StoreRig rig, OwnerId owner) {
    SyncStore store = rig.store();
    return new Everything(
        new Read(
            store.sources().calendarState(owner, SOURCE),
            store.sources().itemsAfter(owner, SOURCE, "", ALL),
            store.sources().changedSince(owner, SOURCE, 0, ALL)),
        new Planned(
            store.targets().edgeState(owner, EDGE),
            store.targets().page(owner, EDGE, Optional.empty(), ALL),
            store.targets().tally(owner, EDGE, SOURCE, Duration.ofDays(1)),
            store.targets().openAttempts(owner, TARGET, ALL),
            store.targets().untilDue(owner, TARGET),
            store.holds().open(owner)),
        new Told(
            store.jobs().page(owner, "", ALL),
            store.records().page(owner, RecordKind.EDGE, "", ALL),
            LogScene.kept(rig, owner, ALL)),
        new Access(
            store.secrets().findSecret(owner, SecretContract.SECRET),
            store.channels().channels(owner, SOURCE)),
        new Edits(
            store.conflicts().openConflicts(owner, "", ALL),
            store.originEdits().originEdit(owner, SOURCE, "a"),
            store.originEdits().openOriginEdits(owner, SOURCE, ALL),
            store.originEdits().untilOriginEditDue(owner, SOURCE),
            store.pins().pins(owner)));
  }
}

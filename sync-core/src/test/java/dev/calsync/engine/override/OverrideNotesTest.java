package dev.calsync.engine.override;

import static dev.calsync.engine.sample.SeriesScene.NAMES;
import static dev.calsync.engine.sample.SeriesScene.OFF_RULE;
import static dev.calsync.engine.sample.SeriesScene.REMOVED;
import static dev.calsync.engine.sample.SeriesScene.SECOND;
import static dev.calsync.engine.sample.SeriesScene.SLOTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.SourcePart;
import dev.calsync.engine.form.ShapeForm;
import dev.calsync.engine.mirror.RemovedOccurrence;
import dev.calsync.engine.sample.Port;
import dev.calsync.engine.sample.SeriesScene;
import dev.calsync.event.MirrorShape;
import dev.calsync.store.EdgeState;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormHash;
import dev.calsync.store.JournalLine;
import dev.calsync.store.Lane;
import dev.calsync.store.Lease;
import dev.calsync.store.MirrorHashes;
import dev.calsync.store.MirrorIntent;
import dev.calsync.store.MirrorQueries;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.MirrorStore;
import dev.calsync.store.Observation;
import dev.calsync.store.Part;
import dev.calsync.store.PlanCommit;
import dev.calsync.store.Settlement;
import dev.calsync.store.SyncStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a target shows of overrides and our rows do not say (SEM-34, INV-1, R-C10). */
class OverrideNotesTest {

  private static final Lease LEASE =
      new Lease(new Lane(OwnerId.of("ann"), ConnectionId.of("home"), Lane.Direction.IN), 1);
  private static final EdgeState STATE = new EdgeState(9, "basis");
  private static final SourcePart AT_THREE = SeriesScene.changed(SECOND, "2026-11-09T15:00:00");

  private final List<Observation> observed = new ArrayList<>();
  private final List<PlanCommit> plans = new ArrayList<>();
  private final List<JournalLine> told = new ArrayList<>();
  private final OverrideNotes notes = new OverrideNotes(NAMES, "run");
  private final SeriesRow series = SeriesRow.of(SeriesScene.series(), SLOTS);
  private int taken = 1;
  private boolean committed = true;

  private SyncStore store() {
    MirrorStore mirrors =
        Port.with(
            MirrorStore.class,
            Map.of(
                "noteObserved",
                arguments -> {
                  ((List<?>) arguments[1]).forEach(it -> observed.add((Observation) it));
                  ((List<?>) arguments[2]).forEach(it -> told.add((JournalLine) it));
                  return taken;
                },
                "commitPlan",
                arguments -> {
                  plans.add((PlanCommit) arguments[1]);
                  told.addAll(((PlanCommit) arguments[1]).journal());
                  return committed;
                }));
    MirrorQueries targets = Port.with(MirrorQueries.class, Map.of("edgeState", arguments -> STATE));
    return Port.with(
        SyncStore.class, Map.of("mirrors", arguments -> mirrors, "targets", arguments -> targets));
  }

  private OverrideNotes.Taken commit(boolean replan) {
    return notes.commit(store(), LEASE, replan);
  }

  private void seen(Optional<MirrorRow> row, SourcePart part) {
    notes.seen(series, row, SeriesScene.seen(part));
  }

  private static Optional<MirrorRow> known(String start) {
    return Optional.of(SeriesScene.override(SECOND, start));
  }

  private static MirrorRow row(MirrorHashes hashes, boolean made, boolean detached) {
    return SeriesScene.row(
        "uid-1",
        Part.override(Part.MASTER, SECOND),
        hashes,
        Optional.of(SeriesScene.moved("2026-11-09T10:00:00")),
        made ? SeriesScene.at("series_" + SECOND.text()) : Optional.empty(),
        detached);
  }

  private static MirrorHashes showing(String start) {
    FormHash hash = ShapeForm.hash(SeriesScene.moved(start));
    return new MirrorHashes(hash, Optional.empty(), hash, hash);
  }

  @Test
  void whatARowKnowsIsNoNews() {
    seen(known("2026-11-09T15:00:00"), AT_THREE);

    assertThat(notes.isEmpty()).isTrue();
    assertThat(commit(true)).isEqualTo(new OverrideNotes.Taken(0, 0));
    assertThat(plans).isEmpty();
  }

  @Test
  void anEditedOverrideHasDrifted() {
    MirrorRow row = known("2026-11-09T14:00:00").orElseThrow();
    seen(Optional.of(row), AT_THREE);

    assertThat(commit(true)).isEqualTo(new OverrideNotes.Taken(1, 1));
    assertThat(observed)
        .containsExactly(
            new Observation(
                row.key(),
                row.revision(),
                new Settlement.Found(
                    SeriesScene.at("series_" + SECOND.text()),
                    ShapeForm.hash(SeriesScene.moved("2026-11-09T15:00:00")),
                    row.identity())));
    assertThat(plans).isEmpty();
    assertThat(told).extracting(JournalLine::reason).containsExactly("EDITED_AT_TARGET");
  }

  /** SEM-5: where it cannot come back, only planning again makes an event of it. */
  @Test
  void aRemovedOverrideHasDriftedAndItsEdgeIsPlannedAgainWhereItCannotReturn() {
    seen(known("2026-11-09T14:00:00"), SeriesScene.cancelled(SECOND));
    commit(true);

    assertThat(observed)
        .singleElement()
        .satisfies(it -> assertThat(it.found().seen()).isEqualTo(RemovedOccurrence.HASH));
    assertThat(told).extracting(JournalLine::reason).containsExactly("DELETED_AT_TARGET");
    assertThat(plans)
        .containsExactly(
            new PlanCommit(
                EdgeId.of("edge"),
                STATE,
                new EdgeState(0, "basis"),
                List.of(),
                Optional.empty(),
                List.of()));
  }

  @Test
  void whereARemovedOverrideCanReturnNothingIsPlannedAgain() {
    seen(known("2026-11-09T14:00:00"), SeriesScene.cancelled(SECOND));
    commit(false);

    assertThat(observed).hasSize(1);
    assertThat(plans).isEmpty();
  }

  @Test
  void aRemovalThatIsKnownIsNoNews() {
    MirrorRow row =
        row(
            new MirrorHashes(
                showing("2026-11-09T10:00:00").desired(),
                Optional.empty(),
                RemovedOccurrence.HASH,
                RemovedOccurrence.HASH),
            true,
            false);
    seen(Optional.of(row), SeriesScene.cancelled(SECOND));

    assertThat(notes.isEmpty()).isTrue();
  }

  /** Somebody edits an occurrence that was never an object: from now on it is one, and ours. */
  @Test
  void anOccurrenceThatSomebodyChangesGetsARowThatWantsWhatTheSeriesSays() {
    seen(Optional.empty(), AT_THREE);

    assertThat(commit(true)).isEqualTo(new OverrideNotes.Taken(1, 1));
    assertThat(plans).hasSize(1);
    assertThat(plans.get(0).from()).isEqualTo(STATE);
    assertThat(plans.get(0).to()).isEqualTo(STATE);
    MirrorIntent intent = plans.get(0).intents().get(0);
    MirrorShape untouched = SeriesScene.moved("2026-11-09T10:00:00");
    Part part = Part.override(Part.MASTER, SECOND);
    assertThat(intent.key().part()).isEqualTo(part);
    assertThat(intent.expectedRevision()).isZero();
    assertThat(intent.desired()).isEqualTo(ShapeForm.hash(untouched));
    assertThat(intent.form()).isEqualTo(ShapeForm.encode(untouched));
    assertThat(intent.identity())
        .isEqualTo(NAMES.identity(NAMES.lineage(series.row().identity().lineage(), part), 0));
    assertThat(intent.adopted())
        .contains(
            new MirrorIntent.Adoption(
                SeriesScene.at("series_" + SECOND.text()).orElseThrow(),
                ShapeForm.hash(SeriesScene.moved("2026-11-09T15:00:00"))));
    assertThat(told)
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.reason()).isEqualTo("EDITED_AT_TARGET");
              assertThat(line.facts()).containsEntry("part", part.text());
            });
  }

  @Test
  void whereTheSeriesHasNoSlotNothingIsWantedOfWhatSomebodyMade() {
    seen(Optional.empty(), SeriesScene.changed(OFF_RULE, "2026-11-10T15:00:00"));
    commit(true);

    MirrorIntent intent = plans.get(0).intents().get(0);
    assertThat(intent.desired()).isEqualTo(FormHash.ABSENT);
    assertThat(intent.form()).isEqualTo(FormBytes.NONE);
  }

  @Test
  void anOccurrenceThatShowsWhatItsSeriesSaysGetsNoRow() {
    seen(Optional.empty(), SeriesScene.changed(SECOND, "2026-11-09T10:00:00"));

    assertThat(notes.isEmpty()).isTrue();
  }

  @Test
  void whatTheSeriesTakesOutItselfIsNotLookedAt() {
    seen(Optional.empty(), SeriesScene.changed(REMOVED, "2026-11-23T15:00:00"));
    seen(Optional.empty(), SeriesScene.cancelled(REMOVED));
    seen(Optional.empty(), SeriesScene.cancelled(OFF_RULE));

    assertThat(notes.isEmpty()).isTrue();
  }

  @Test
  void aSeriesThatIsLeftAloneOrGoneIsNotLookedAt() {
    MirrorRow alone =
        SeriesScene.row("uid-1", Part.MASTER, SeriesScene.SERIES, SeriesScene.at("series"), true);
    MirrorRow gone =
        SeriesScene.row(
            "uid-1", Part.MASTER, MirrorHashes.NOTHING, Optional.empty(), Optional.empty(), false);
    notes.seen(SeriesRow.of(alone, SLOTS), Optional.empty(), SeriesScene.seen(AT_THREE));
    notes.seen(SeriesRow.of(gone, SLOTS), Optional.empty(), SeriesScene.seen(AT_THREE));

    assertThat(notes.isEmpty()).isTrue();
  }

  @Test
  void anOverrideThatIsLeftAloneOrBeingWrittenIsNotNoted() {
    MirrorHashes other = showing("2026-11-09T14:00:00");
    FormHash open = ShapeForm.hash(SeriesScene.moved("2026-11-09T10:00:00"));
    MirrorHashes written =
        new MirrorHashes(open, Optional.of(open), other.applied(), other.observed());
    seen(Optional.of(row(other, true, true)), AT_THREE);
    seen(Optional.of(row(written, true, false)), AT_THREE);

    assertThat(notes.isEmpty()).isTrue();
  }

  /** Its occurrence is as its series says, at a target that keeps no object for that. */
  @Test
  void anOverrideThatIsGoneShowsWhatItsSeriesSays() {
    MirrorRow row = known("2026-11-09T15:00:00").orElseThrow();
    notes.gone(series, row, "RESET_WITH_ITS_SERIES");
    commit(false);

    assertThat(observed)
        .containsExactly(
            new Observation(
                row.key(),
                row.revision(),
                new Settlement.Found(
                    Optional.empty(),
                    ShapeForm.hash(SeriesScene.moved("2026-11-09T10:00:00")),
                    row.identity())));
    assertThat(told).extracting(JournalLine::reason).containsExactly("RESET_WITH_ITS_SERIES");
  }

  /** The same is shown, but by an object that the row does not know. */
  @Test
  void whereAnObjectCameToBeIsNewsThoughItShowsTheSame() {
    seen(
        Optional.of(row(showing("2026-11-09T10:00:00"), false, false)),
        SeriesScene.changed(SECOND, "2026-11-09T10:00:00"));

    assertThat(notes.isEmpty()).isFalse();
  }

  @Test
  void whatMovedOnMeanwhileIsToBeReadAgain() {
    seen(known("2026-11-09T14:00:00"), AT_THREE);
    taken = 0;
    assertThat(commit(true).isPartial()).isTrue();

    OverrideNotes strays = new OverrideNotes(NAMES, "run");
    strays.seen(series, Optional.empty(), SeriesScene.seen(AT_THREE));
    committed = false;
    assertThat(strays.commit(store(), LEASE, true)).isEqualTo(new OverrideNotes.Taken(0, 1));
    committed = true;
    assertThat(strays.commit(store(), LEASE, true).isPartial()).isFalse();
  }
}

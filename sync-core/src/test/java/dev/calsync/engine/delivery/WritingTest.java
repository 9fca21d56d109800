package dev.calsync.engine.delivery;

import static dev.calsync.engine.sample.SeriesScene.NAMES;
import static dev.calsync.engine.sample.SeriesScene.REMOVED;
import static dev.calsync.engine.sample.SeriesScene.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.MirrorRef;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.engine.form.ShapeForm;
import dev.calsync.engine.override.Family;
import dev.calsync.engine.sample.SeriesScene;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.Slot;
import dev.calsync.store.FormHash;
import dev.calsync.store.MirrorHashes;
import dev.calsync.store.MirrorRemote;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Part;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an opened row asks of its target, at one that keeps overrides as objects of their own. */
class WritingTest {

  private static final MirrorRow SERIES = SeriesScene.series();
  private static final MirrorShape MOVED = SeriesScene.moved("2026-11-10T10:00:00");

  private final Writing writing = new Writing(NAMES, new Family(Map.of(SERIES.key(), SERIES)));

  /** Decision 20: the write of the series has done the work. */
  @Test
  void anOverrideWhoseSlotItsSeriesRemovesNeedsNoWriteOfItsOwn() {
    assertThat(writing.of(toGo(REMOVED))).isEmpty();
  }

  @Test
  void anOverrideThatGoesThoughItsSlotStaysIsDeleted() {
    MirrorRow row = toGo(SECOND);

    assertThat(writing.of(row)).contains(new MirrorWrite.Delete(ref(row)));
  }

  @Test
  void anOverrideIsWrittenAtItsSlotUnderTheUidOfItsSeries() {
    MirrorRow row = opened(SECOND, Optional.of(MOVED), Optional.empty());

    MirrorForm form =
        new MirrorForm(
            NAMES.objectId(row.identity().hash()),
            "series@calsync",
            NAMES.mark(row.key().part(), row.identity()),
            row.writes(),
            MOVED);
    assertThat(writing.of(row))
        .contains(
            new MirrorWrite.Changed(
                SERIES.remote().orElseThrow().id(), SECOND, Optional.empty(), form));
    assertThat(writing.uid(row)).isEqualTo("series@calsync");
  }

  private static MirrorRow toGo(Slot slot) {
    return opened(slot, Optional.empty(), SeriesScene.at("series_" + slot.text()));
  }

  private static MirrorRow opened(
      Slot slot, Optional<MirrorShape> wanted, Optional<MirrorRemote> there) {
    FormHash desired = wanted.map(ShapeForm::hash).orElse(FormHash.ABSENT);
    FormHash was = there.map(any -> ShapeForm.hash(MOVED)).orElse(FormHash.ABSENT);
    return SeriesScene.row(
        "uid-1",
        Part.override(Part.MASTER, slot),
        new MirrorHashes(desired, Optional.of(desired), was, was),
        wanted,
        there,
        false);
  }

  private static MirrorRef ref(MirrorRow row) {
    MirrorRemote remote = row.remote().orElseThrow();
    return new MirrorRef(remote.id(), remote.version());
  }
}

package dev.calsync.engine.override;

import static dev.calsync.engine.sample.SeriesScene.OFF_RULE;
import static dev.calsync.engine.sample.SeriesScene.REMOVED;
import static dev.calsync.engine.sample.SeriesScene.SECOND;
import static dev.calsync.engine.sample.SeriesScene.SLOTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.engine.form.ShapeForm;
import dev.calsync.engine.sample.SeriesScene;
import dev.calsync.store.FormHash;
import dev.calsync.store.MirrorHashes;
import dev.calsync.store.Part;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the slots of a mirrored series show as long as no override says otherwise. */
class SeriesRowTest {

  private final SeriesRow series = SeriesRow.of(SeriesScene.series(), SLOTS);

  @Test
  void anUntouchedOccurrenceShowsWhatItsSeriesSaysAtItsSlot() {
    assertThat(series.occurrence(SECOND)).contains(SeriesScene.moved("2026-11-09T10:00:00"));
    assertThat(series.untouched(SECOND))
        .isEqualTo(ShapeForm.hash(SeriesScene.moved("2026-11-09T10:00:00")));
  }

  @Test
  void whereTheSeriesHasNoSlotNothingIsShown() {
    assertThat(series.occurrence(OFF_RULE)).isEmpty();
    assertThat(series.occurrence(REMOVED)).isEmpty();
    assertThat(series.untouched(OFF_RULE)).isEqualTo(FormHash.ABSENT);
  }

  @Test
  void onlyASlotThatWasTakenOutIsRemoved() {
    assertThat(series.removes(REMOVED)).isTrue();
    assertThat(series.removes(SECOND)).isFalse();
    assertThat(series.removes(OFF_RULE)).isFalse();
  }

  @Test
  void aSingleEventAndWhatIsToGoAreNoSeries() {
    SeriesRow single = SeriesRow.of(SeriesScene.override(SECOND, "2026-11-09T11:00:00"), SLOTS);
    SeriesRow gone =
        SeriesRow.of(
            SeriesScene.row(
                "uid-1",
                Part.MASTER,
                MirrorHashes.NOTHING,
                Optional.empty(),
                Optional.empty(),
                false),
            SLOTS);

    assertThat(series.isNone()).isFalse();
    assertThat(single.isNone()).isTrue();
    assertThat(gone.isNone()).isTrue();
    assertThat(gone.occurrence(SECOND)).isEmpty();
    assertThat(gone.removes(SECOND)).isFalse();
  }
}

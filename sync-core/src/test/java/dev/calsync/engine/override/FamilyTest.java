package dev.calsync.engine.override;

import static dev.calsync.engine.sample.SeriesScene.REMOVED;
import static dev.calsync.engine.sample.SeriesScene.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.sample.Port;
import dev.calsync.engine.sample.SeriesScene;
import dev.calsync.event.Slot;
import dev.calsync.store.MirrorQueries;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The parts of mirrors: of a series its overrides, of an override its series. */
class FamilyTest {

  private static final OwnerId ANN = OwnerId.of("ann");
  private static final Part SEGMENT = Part.segment(Slot.parse("2026-11-02T12:00:00"));

  private final List<List<String>> questions = new ArrayList<>();

  private Family family(List<MirrorRow> stored, List<MirrorRow> some) {
    MirrorQueries queries =
        Port.with(
            MirrorQueries.class,
            Map.of(
                "ofEvents",
                arguments -> {
                  List<String> uids =
                      ((Collection<?>) arguments[2]).stream().map(String.class::cast).toList();
                  questions.add(uids);
                  return stored.stream().filter(row -> uids.contains(row.key().uid())).toList();
                }));
    return Family.of(queries, ANN, some);
  }

  private static MirrorRow under(String uid, Part series, Slot slot) {
    return SeriesScene.row(
        uid,
        Part.override(series, slot),
        SeriesScene.moved("2026-11-09T15:00:00"),
        SeriesScene.at(uid + slot.text()),
        false);
  }

  @Test
  void eachOverrideKnowsItsSeriesAndEachSeriesItsOverrides() {
    MirrorRow master = SeriesScene.series();
    MirrorRow segment = SeriesScene.series("uid-1", SEGMENT);
    MirrorRow other = SeriesScene.series("uid-2", Part.MASTER);
    MirrorRow ofMaster = under("uid-1", Part.MASTER, SECOND);
    MirrorRow ofSegment = under("uid-1", SEGMENT, SECOND);
    MirrorRow ofOther = under("uid-2", Part.MASTER, SECOND);
    Family family =
        family(
            List.of(master, segment, other, ofMaster, ofSegment, ofOther),
            List.of(master, ofOther));

    assertThat(family.seriesOf(ofMaster)).contains(master);
    assertThat(family.seriesOf(ofSegment)).contains(segment);
    assertThat(family.seriesOf(ofOther)).contains(other);
    assertThat(family.seriesOf(master)).isEmpty();
    assertThat(family.overridesOf(master)).containsExactly(ofMaster);
    assertThat(family.overridesOf(segment)).containsExactly(ofSegment);
    assertThat(family.override(master, SECOND)).contains(ofMaster);
    assertThat(family.override(segment, SECOND)).contains(ofSegment);
    assertThat(family.override(master, REMOVED)).isEmpty();
  }

  @Test
  void theStoreIsAskedForAThousandEventsAtOnceAndForEachOnce() {
    List<MirrorRow> many =
        IntStream.range(0, 2_100)
            .mapToObj(i -> SeriesScene.series("uid-" + i % 2_050, Part.MASTER))
            .toList();

    Family family = family(many, many);

    assertThat(questions).extracting(List::size).containsExactly(1_000, 1_000, 50);
    assertThat(family.rows()).hasSize(2_050);
  }
}

package dev.calsync.engine.override;

import static dev.calsync.engine.sample.SeriesScene.SECOND;
import static dev.calsync.engine.sample.SeriesScene.SLOTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.connector.MirrorWriter;
import dev.calsync.connector.OverrideWriter;
import dev.calsync.connector.SourcePart;
import dev.calsync.engine.connection.Access;
import dev.calsync.engine.grant.NoGrant;
import dev.calsync.engine.permit.OpenWay;
import dev.calsync.engine.sample.Port;
import dev.calsync.engine.sample.SeriesScene;
import dev.calsync.event.Slot;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Part;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a target shows of the overrides of one series, against our rows. */
class SeriesReadingTest {

  private static final Slot THIRD = Slot.parse("2026-11-16T10:00:00");

  private final MirrorRow series = SeriesScene.series();

  private static SeriesReading reading(MirrorRow series, SourcePart... there) {
    OverrideWriter overrides =
        Port.with(OverrideWriter.class, Map.of("of", arguments -> List.of(there)));
    MirrorWriter writer =
        Port.with(MirrorWriter.class, Map.of("overrides", arguments -> Optional.of(overrides)));
    ConnectorAdapter connector =
        Port.with(ConnectorAdapter.class, Map.of("writer", arguments -> Optional.of(writer)));
    Access access =
        new Access(
            connector,
            null,
            new CalendarRef(ConnectionId.of("home"), "home"),
            OpenWay.way(),
            NoGrant.use());
    return SeriesReading.of(access, series);
  }

  private boolean isNews(SeriesReading reading, MirrorRow... overrides) {
    Family family =
        new Family(
            Stream.concat(Stream.of(series), Stream.of(overrides))
                .collect(Collectors.toMap(MirrorRow::key, Function.identity())));
    OverrideNotes notes = new OverrideNotes(SeriesScene.NAMES, "run");
    reading.note(SeriesRow.of(series, SLOTS), family, notes, "RESET_WITH_ITS_SERIES");
    return !notes.isEmpty();
  }

  @Test
  void anOccurrenceIsFoundAtItsSlot() {
    SeriesReading reading = reading(series, SeriesScene.changed(SECOND, "2026-11-09T15:00:00"));

    assertThat(reading.at(SECOND)).isPresent();
    assertThat(reading.at(THIRD)).isEmpty();
  }

  @Test
  void aSeriesWithoutAnObjectHasNoOverridesAndNobodyIsAsked() {
    MirrorRow unmade =
        SeriesScene.row("uid-1", Part.MASTER, SeriesScene.SERIES, Optional.empty(), false);

    assertThat(reading(unmade, SeriesScene.changed(SECOND, "2026-11-09T15:00:00")).at(SECOND))
        .isEmpty();
  }

  @Test
  void whatOurRowsSayIsNoNews() {
    MirrorRow known = SeriesScene.override(SECOND, "2026-11-09T15:00:00");

    assertThat(isNews(reading(series, SeriesScene.changed(SECOND, "2026-11-09T15:00:00")), known))
        .isFalse();
    assertThat(isNews(reading(series, SeriesScene.changed(SECOND, "2026-11-09T16:00:00")), known))
        .isTrue();
  }

  /** SEM-34: the target has reset it. */
  @Test
  void anOverrideThatIsNotThereAnyMoreIsNews() {
    assertThat(isNews(reading(series), SeriesScene.override(SECOND, "2026-11-09T15:00:00")))
        .isTrue();
  }

  @Test
  void anOverrideThatWasNeverMadeIsNoNews() {
    MirrorRow unmade =
        SeriesScene.row(
            "uid-1",
            Part.override(Part.MASTER, SECOND),
            SeriesScene.moved("2026-11-09T15:00:00"),
            Optional.empty(),
            false);

    assertThat(isNews(reading(series), unmade)).isFalse();
  }
}

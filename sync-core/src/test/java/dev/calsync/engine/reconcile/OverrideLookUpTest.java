package dev.calsync.engine.reconcile;

import static dev.calsync.engine.sample.SeriesScene.SECOND;
import static dev.calsync.engine.sample.SeriesScene.SLOTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.calendar.Capabilities.Marks;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.connector.MirrorWriter;
import dev.calsync.connector.OverrideWriter;
import dev.calsync.connector.SourcePart;
import dev.calsync.engine.connection.Access;
import dev.calsync.engine.form.ShapeForm;
import dev.calsync.engine.grant.NoGrant;
import dev.calsync.engine.override.Family;
import dev.calsync.engine.permit.OpenWay;
import dev.calsync.engine.sample.Port;
import dev.calsync.engine.sample.SeriesScene;
import dev.calsync.event.MirrorShape;
import dev.calsync.store.FormHash;
import dev.calsync.store.MirrorHashes;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Settlement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** SEM-34, FLT-1: what became of the open write of an override, told by its series. */
class OverrideLookUpTest {

  private static final MirrorRow SERIES = SeriesScene.series();
  private static final String AS_THE_RULE_SAYS = "2026-11-09T10:00:00";
  private static final String MOVED = "2026-11-10T10:00:00";

  /** Nobody has an object for an occurrence that nobody changed; it is there all the same. */
  @Test
  void anOccurrenceThatIsNoObjectShowsWhatItsSeriesSays() {
    assertThat(settle(AS_THE_RULE_SAYS, List.of()))
        .isEqualTo(new Settlement.Applied(key(), Optional.empty(), hash(AS_THE_RULE_SAYS)));
    assertThat(settle(MOVED, List.of()))
        .extracting(failed -> ((Settlement.NotApplied) failed).seen().orElseThrow().seen())
        .isEqualTo(hash(AS_THE_RULE_SAYS));
  }

  @Test
  void anObjectThatShowsTheAttemptedFormWasWritten() {
    SourcePart there = SeriesScene.changed(SECOND, MOVED);

    assertThat(settle(MOVED, List.of(there)))
        .isEqualTo(
            new Settlement.Applied(
                key(), Optional.of(SeriesScene.seen(there).remote()), hash(MOVED)));
  }

  private static Settlement settle(String attempted, List<SourcePart> there) {
    FormHash hash = hash(attempted);
    MirrorRow row =
        SeriesScene.row(
            "uid-1",
            key().part(),
            new MirrorHashes(hash, Optional.of(hash), FormHash.ABSENT, FormHash.ABSENT),
            Optional.of(shape(attempted)),
            Optional.empty(),
            false);
    return new LookUp(SeriesScene.NAMES, SLOTS, Marks.IN_LISTING)
        .settle(access(there), row, new Family(Map.of(SERIES.key(), SERIES)));
  }

  private static MirrorKey key() {
    return SeriesScene.override(SECOND, MOVED).key();
  }

  private static MirrorShape shape(String start) {
    return SeriesScene.moved(start);
  }

  private static FormHash hash(String start) {
    return ShapeForm.hash(shape(start));
  }

  private static Access access(List<SourcePart> there) {
    OverrideWriter overrides = Port.with(OverrideWriter.class, Map.of("of", arguments -> there));
    MirrorWriter writer =
        Port.with(MirrorWriter.class, Map.of("overrides", arguments -> Optional.of(overrides)));
    ConnectorAdapter connector =
        Port.with(ConnectorAdapter.class, Map.of("writer", arguments -> Optional.of(writer)));
    return new Access(
        connector,
        null,
        new CalendarRef(ConnectionId.of("home"), "home"),
        OpenWay.way(),
        NoGrant.use());
  }
}

package dev.calsync.engine.override;

import static dev.calsync.engine.sample.Events.berlin;
import static dev.calsync.engine.sample.Events.details;
import static dev.calsync.engine.sample.SeriesScene.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.connector.SourceObject;
import dev.calsync.connector.SourcePart;
import dev.calsync.engine.form.ShapeForm;
import dev.calsync.engine.mirror.RemovedOccurrence;
import dev.calsync.engine.sample.SeriesScene;
import dev.calsync.event.EventBody;
import dev.calsync.store.FormHash;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An occurrence that is an object of its own, as it is read. */
class SeenOverrideTest {

  @Test
  void aChangedOccurrenceIsSeenAsTheEventThatItShows() {
    SeenOverride seen = SeriesScene.seen(SeriesScene.changed(SECOND, "2026-11-09T15:00:00"));

    assertThat(seen.slot()).isEqualTo(SECOND);
    assertThat(seen.series()).contains(new RemoteId("series"));
    assertThat(seen.shown()).isEqualTo(ShapeForm.hash(SeriesScene.moved("2026-11-09T15:00:00")));
    assertThat(seen.isRemoved()).isFalse();
    assertThat(seen.remote()).isEqualTo(SeriesScene.at("series_2026-11-09T10:00:00").orElseThrow());
  }

  /** Absent would mean that it is as its series says. */
  @Test
  void aRemovedOccurrenceIsRemovedAndNotAbsent() {
    SeenOverride seen = SeriesScene.seen(SeriesScene.cancelled(SECOND));

    assertThat(seen.isRemoved()).isTrue();
    assertThat(seen.shown()).isEqualTo(RemovedOccurrence.HASH).isNotEqualTo(FormHash.ABSENT);
  }

  @Test
  void anEventOfItsOwnIsNoOccurrence() {
    SourceObject object =
        new SourceObject(new RemoteId("x"), "x", RemoteVersion.UNKNOWN, Optional.empty());
    EventBody body = EventBody.single(berlin("2026-11-09T10:00:00"), details("Busy"));

    assertThat(SeenOverride.of(new SourcePart.Whole(object, body))).isEmpty();
    assertThat(SeenOverride.of(new SourcePart.Master(object, body))).isEmpty();
    assertThat(SeenOverride.of(new SourcePart.Gone(new RemoteId("x")))).isEmpty();
  }
}

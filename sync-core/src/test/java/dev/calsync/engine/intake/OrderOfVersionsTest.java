package dev.calsync.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.connector.SourceObject;
import dev.calsync.event.EventBody;
import dev.calsync.store.Pass;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * SEM-33, FLT-21: readings are ordered as they are made, but for a provider whose own clock says
 * that it showed something newer before.
 */
class OrderOfVersionsTest {

  private static final Optional<Instant> BEFORE =
      Optional.of(Instant.parse("2026-12-01T09:00:00Z"));
  private static final Optional<Instant> AFTER = Optional.of(Instant.parse("2026-12-01T09:00:01Z"));

  private final ReadParts reading = new ReadParts();

  @Test
  void anOlderStateThatIsListedLateTakesNothingBack() {
    reading.kind = Pass.Kind.DELTA;
    reading.know(read(ReadParts.ELEVEN, AFTER));

    PageDraft late = read(ReadParts.TEN, BEFORE);

    assertThat(late.isEmpty()).isTrue();
    assertThat(late.older).isEqualTo(1);
  }

  @Test
  void aNewerStateIsTaken() {
    reading.kind = Pass.Kind.DELTA;
    reading.know(read(ReadParts.TEN, BEFORE));

    PageDraft newer = read(ReadParts.ELEVEN, AFTER);

    assertThat(newer.partsByEvent).containsOnlyKeys("event");
    assertThat(newer.older).isZero();
  }

  @Test
  void statesOfOneMomentAreOrderedByOurReadings() {
    reading.kind = Pass.Kind.DELTA;
    reading.know(read(ReadParts.TEN, AFTER));
    assertThat(read(ReadParts.ELEVEN, AFTER).partsByEvent).containsOnlyKeys("event");
  }

  @Test
  void aCompleteReadingIsBelieved() {
    reading.know(read(ReadParts.ELEVEN, AFTER));
    assertThat(read(ReadParts.TEN, BEFORE).partsByEvent).containsOnlyKeys("event");
  }

  @Test
  void whereNobodySaysWhenOurReadingsDecide() {
    reading.kind = Pass.Kind.DELTA;
    reading.know(read(ReadParts.ELEVEN, AFTER));
    PageDraft silent = read(ReadParts.TEN, Optional.empty());
    assertThat(silent.partsByEvent).containsOnlyKeys("event");
    reading.know(silent);
    assertThat(read(ReadParts.ELEVEN, BEFORE).partsByEvent).containsOnlyKeys("event");
  }

  @Test
  void aTimeThatNoClockShowsIsNone() {
    assertThat(object(Optional.of(Instant.MAX)).changedAt()).isEmpty();
    assertThat(object(Optional.of(Instant.MIN)).changedAt()).isEmpty();
  }

  private PageDraft read(EventBody body, Optional<Instant> changedAt) {
    return reading.read(ReadParts.whole(object(changedAt), body));
  }

  private static SourceObject object(Optional<Instant> changedAt) {
    return new SourceObject(
        new RemoteId("object"), "event", new RemoteVersion("v"), Optional.empty(), changedAt);
  }
}

package dev.calsync.engine.plan;

import static dev.calsync.engine.sample.Events.berlin;
import static dev.calsync.engine.sample.Events.days;
import static dev.calsync.engine.sample.Events.details;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.Capabilities;
import dev.calsync.calendar.WriteSupport;
import dev.calsync.engine.directory.Records;
import dev.calsync.engine.form.ShapeForm;
import dev.calsync.engine.sample.Mirrors;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.Recurrence;
import dev.calsync.event.Slot;
import dev.calsync.store.FormHash;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KindChangeTest {

  private static final Capabilities ANY = Records.capabilities(1);
  private static final Capabilities STAYS = ANY.writing(WriteSupport::keepingKinds);
  private static final MirrorShape SINGLE = shape(berlin("2026-12-14T10:00"), false);
  private static final MirrorShape SERIES = shape(berlin("2026-12-14T10:00"), true);
  private static final MirrorShape DAY = shape(days("2026-12-14", "2026-12-15"), false);
  private static final MirrorShape DAYS = shape(days("2026-12-14", "2026-12-15"), true);

  @Test
  void whatIsFoundIsOfItsKindByItsFirstSlotOrByWhatItShows() {
    Slot timed = Slot.parse("2026-12-07T10:00:00");

    assertThat(isNeeded(SERIES, found(Optional.of(timed), FormHash.ABSENT))).isFalse();
    assertThat(isNeeded(DAYS, found(Optional.of(timed), FormHash.ABSENT))).isTrue();
    assertThat(isNeeded(SINGLE, found(Optional.of(timed), FormHash.ABSENT))).isTrue();
    assertThat(isNeeded(SINGLE, found(Optional.empty(), ShapeForm.hash(SINGLE)))).isFalse();
    assertThat(isNeeded(SINGLE, found(Optional.empty(), ShapeForm.hash(DAY)))).isTrue();
    assertThat(KindChange.isNeeded(SINGLE, found(Optional.empty(), ShapeForm.hash(DAY)), ANY))
        .isFalse();
  }

  @Test
  void aNewerOneKeepsAllThatAreOlderAndNoCopyOfItself() {
    FoundMirror first = generation(0);
    FoundMirror second = generation(1).over(first);
    FoundMirror third = generation(2).over(second).over(generation(2));

    assertThat(third.all()).extracting(FoundMirror::generation).containsExactly(2, 1, 0);
    assertThat(third.older()).allMatch(it -> it.older().isEmpty());
  }

  private static boolean isNeeded(MirrorShape desired, FoundMirror found) {
    return KindChange.isNeeded(desired, found, STAYS);
  }

  private static FoundMirror found(Optional<Slot> first, FormHash seen) {
    return new FoundMirror(Mirrors.at("found", "uid"), 0, seen, first);
  }

  private static FoundMirror generation(int generation) {
    return new FoundMirror(
        Mirrors.at("found-" + generation, "uid"), generation, FormHash.ABSENT, Optional.empty());
  }

  private static MirrorShape shape(EventTime time, boolean repeats) {
    Optional<Recurrence> recurrence =
        repeats ? Optional.of(new Recurrence(List.of(), List.of(), List.of())) : Optional.empty();
    return MirrorShape.shownBy(new EventBody(time, details("Talk"), recurrence, List.of()));
  }
}

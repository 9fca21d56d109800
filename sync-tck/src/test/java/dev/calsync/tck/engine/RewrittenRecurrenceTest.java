package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SeriesTales.instants;
import static dev.calsync.tck.engine.SeriesTales.weekly;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.event.EventTime;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.MirrorShape.ShownOverride;
import dev.calsync.event.Recurrence;
import dev.calsync.event.RuleEnd;
import dev.calsync.event.Slot;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * SEM-36: a target that turns COUNT into UNTIL, and shows a time that the clocks skip elsewhere.
 */
class RewrittenRecurrenceTest {

  private static final Slot SKIPPED = Slot.parse("2027-03-28T02:30:00");
  private static final RuleEnd LAST = new RuleEnd.Until(Slot.parse("2027-03-30T02:30:00"));

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  private EdgeView mirrored() {
    world.calendar("work").put("series", weekly("20270326T023000", "RRULE:FREQ=DAILY;COUNT=5"));
    EdgeView edge = world.edge("work", "home");
    world.sync(edge);
    return edge;
  }

  @Test
  void sem36TheSkippedTimeIsToldOnceAndThenThereIsSilence() {
    world.calendar("home").habits().rewriting(RewrittenRecurrenceTest::unlessTold);
    EdgeView edge = mirrored();
    assertThat(world.writes()).isEqualTo(1);
    assertThat(shown()).contains("2027-03-28T01:00:00Z/2027-03-28T02:00:00Z");
    world.sync(edge);
    world.cycle();
    assertThat(world.writes()).isEqualTo(2);
    assertThat(shown()).hasSize(5).contains("2027-03-28T01:30:00Z/2027-03-28T02:30:00Z");
    world.cycle();
    world.restart();
    world.cycle();
    assertThat(world.writes()).isEqualTo(2);
    assertThat(world.alice().explain().of("series").toText())
        .contains("REWRITTEN_RECURRENCE", SKIPPED.text())
        .contains("REWORDED: ", ": COUNT became UNTIL\n");
  }

  @Test
  void whatComesBackIsTheTargetsFormAndIsNotFought() {
    world.calendar("home").habits().rewriting(RewrittenRecurrenceTest::always);
    EdgeView edge = mirrored();
    world.sync(edge);
    world.cycle();
    assertThat(world.writes()).isEqualTo(2);
    world.cycle();
    world.cycle();
    assertThat(world.writes()).isEqualTo(2);
    assertThat(shown()).contains("2027-03-28T01:00:00Z/2027-03-28T02:00:00Z");
    assertThat(world.alice().explain().of("series").lines())
        .anyMatch(
            line ->
                line.endsWith(": COUNT became UNTIL; shown at another time: " + SKIPPED.text()));
  }

  /** What is kept as it was written is not said to be otherwise. */
  @Test
  void aTargetThatRewritesNothingIsNotSaidTo() {
    mirrored();

    assertThat(world.alice().explain().of("series").toText())
        .contains("SETTLED")
        .doesNotContain("REWORDED", "reworded");
  }

  private List<String> shown() {
    return instants(world.bodies("home"), "2027-01-01T00:00:00Z", "2028-01-01T00:00:00Z");
  }

  private static MirrorShape unlessTold(MirrorShape sent) {
    return sent.overrides().isEmpty() ? always(sent) : ended(sent, sent.overrides());
  }

  private static MirrorShape always(MirrorShape sent) {
    EventTime three =
        sent.time().at(new Slot.AtTime(LocalDateTime.parse("2027-03-28T03:00:00"))).orElseThrow();
    return ended(sent, List.of(new ShownOverride(SKIPPED, three, sent.details())));
  }

  private static MirrorShape ended(MirrorShape sent, List<ShownOverride> overrides) {
    Recurrence repeats = sent.recurrence().orElseThrow();
    return new MirrorShape(
        sent.time(),
        sent.details(),
        Optional.of(
            new Recurrence(
                repeats.rules().stream().map(rule -> rule.ending(LAST)).toList(),
                repeats.added(),
                repeats.removed())),
        overrides);
  }
}

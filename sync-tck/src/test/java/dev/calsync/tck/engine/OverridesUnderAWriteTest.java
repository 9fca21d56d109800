package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SeriesTales.weekly;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.SeriesSupport;
import dev.calsync.calendar.SeriesSupport.Limit;
import dev.calsync.event.EventBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A person changes an occurrence after the target was read and before its series is written, at a
 * target whose overrides are reset by that write: nobody would ever see what was undone (SEM-34).
 */
class OverridesUnderAWriteTest {

  private static final SeriesSupport RESETTING = SeriesSupport.PARTS.but(Limit.OVERRIDES_RESET);
  private static final EventBody LONGER = weekly("20261102T100000", "RRULE:FREQ=WEEKLY;COUNT=7");

  private final MomentStore moments = new MomentStore();
  private final MirroredSeries tale = new MirroredSeries(new World(moments::over));

  @AfterEach
  void close() {
    tale.close();
  }

  private void justBeforeTheWrite(Runnable deed) {
    tale.mirrored(MirroredSeries.mondays(), RESETTING);
    moments.before("claimDue", deed);
    tale.source(LONGER);
    tale.world.cycle();
  }

  @Test
  void sem34WhatIsMovedJustBeforeAResetIsJournaled() {
    justBeforeTheWrite(
        () ->
            tale.world
                .calendar("home")
                .changeOccurrence(
                    tale.series(), tale.dragged(MirroredSeries.NOV_16, "2026-11-16T16:00:00")));

    assertThat(tale.world.journal()).contains("MIRROR_DRIFTED EDITED_AT_TARGET");
    assertThat(tale.shown()).isEqualTo(MirroredSeries.instantsOf(LONGER));
    tale.assertQuiet();
  }

  @Test
  void sem34WhatIsRemovedJustBeforeAResetIsJournaled() {
    justBeforeTheWrite(
        () -> tale.world.calendar("home").removeOccurrence(tale.series(), MirroredSeries.NOV_16));

    assertThat(tale.world.journal()).contains("MIRROR_DRIFTED DELETED_AT_TARGET");
    assertThat(tale.shown()).isEqualTo(MirroredSeries.instantsOf(LONGER));
    tale.assertQuiet();
  }
}

package dev.calsync.engine.block;

import dev.calsync.engine.form.ShapeForm;
import dev.calsync.engine.projection.BusyTime;
import dev.calsync.engine.projection.Extent;
import dev.calsync.event.EventTime;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The time of events that are over and that their sources merely list no more, as feeds do that
 * know no past (R-C11). Where blocks show it, it goes on taking time; where a decision is awaited,
 * or it was free before, it does not. Used by one thread.
 */
public final class Forgotten {

  private final List<BusyTime> times = new ArrayList<>();

  /** Adds what an event took, as far as it is over. */
  public void add(Collection<BusyTime> over) {
    times.addAll(over);
  }

  /** What of it known blocks are meant to show. */
  Stream<BusyTime> shownBy(Collection<KnownBlock> known, TimeFrame frame) {
    if (times.isEmpty()) {
      return Stream.empty();
    }
    Timeline hours = shown(known, false, frame);
    Timeline days = shown(known, true, frame);
    return times.stream().filter(each -> (isOfDays(each) ? days : hours).covers(each.extent()));
  }

  private static boolean isOfDays(BusyTime time) {
    return time.time() instanceof EventTime.AllDay;
  }

  private static Timeline shown(Collection<KnownBlock> known, boolean ofDays, TimeFrame frame) {
    return Timeline.of(
        known.stream()
            .filter(each -> each.ofDays() == ofDays)
            .flatMap(each -> wanted(each, frame).stream())
            .toList());
  }

  private static Optional<TimeRange> wanted(KnownBlock known, TimeFrame frame) {
    return Optional.of(known.row().form())
        .filter(form -> known.isWanted() && !form.isEmpty())
        .flatMap(form -> Extent.of(ShapeForm.decode(form).time(), frame));
  }
}

package dev.calsync.engine.mirror;

import dev.calsync.engine.canonical.ClockChanges;
import dev.calsync.event.EventBody;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.Occurrence;
import dev.calsync.event.SeriesExpander;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells whether a target took the times of a series as they were meant. A target may say a rule in
 * other words; only where its clocks skip or repeat a time does that show something else (SEM-36).
 */
public final class RewrittenTimes {

  private static final Duration A_DAY = Duration.ofDays(1);

  private final TimeRange horizon;
  private final TimeFrame frame;
  private final SeriesExpander expander;

  /** For what takes place within a horizon. */
  public RewrittenTimes(TimeRange horizon, TimeFrame frame, SeriesExpander expander) {
    this.horizon = horizon;
    this.frame = frame;
    this.expander = expander;
  }

  /** The slots that begin elsewhere at the target, or are missing there. */
  public List<Slot> between(MirrorShape written, EventBody shown) {
    return ClockChanges.of(written.time(), frame)
        .map(changes -> between(changes, written.body(), shown))
        .orElse(List.of());
  }

  private List<Slot> between(ClockChanges changes, EventBody written, EventBody shown) {
    List<Occurrence> meant = changes.among(written, horizon, frame, expander).toList();
    if (meant.isEmpty()) {
      return List.of();
    }
    Map<Slot, Instant> there = new HashMap<>();
    TimeRange wider = new TimeRange(horizon.from().minus(A_DAY), horizon.to().plus(A_DAY));
    expander
        .between(shown, wider, frame)
        .occurrences()
        .forEach(it -> there.put(it.slot(), it.starts()));
    return meant.stream()
        .filter(it -> !it.starts().equals(there.get(it.slot())))
        .map(Occurrence::slot)
        .toList();
  }
}

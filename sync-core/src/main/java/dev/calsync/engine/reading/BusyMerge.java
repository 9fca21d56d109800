package dev.calsync.engine.reading;

import dev.calsync.agenda.Agenda;
import dev.calsync.agenda.AgendaEntry;
import dev.calsync.agenda.BusyBlock;
import dev.calsync.agenda.BusyTimes;
import dev.calsync.engine.block.Timeline;
import dev.calsync.event.Availability;
import dev.calsync.event.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An agenda as the time that it takes: the same meeting in several calendars takes it once. Pure.
 */
public final class BusyMerge {

  private static final List<Availability> STRONGEST_FIRST =
      List.of(Availability.OUT_OF_OFFICE, Availability.BUSY, Availability.TENTATIVE);

  private BusyMerge() {}

  /** The blocks of an agenda. */
  public static BusyTimes of(Agenda agenda) {
    List<BusyBlock> blocks = new ArrayList<>();
    List<TimeRange> taken = new ArrayList<>();
    for (Availability how : STRONGEST_FIRST) {
      List<TimeRange> wanted = ranges(agenda, how);
      Timeline.of(wanted)
          .without(Timeline.of(taken))
          .ranges()
          .forEach(range -> blocks.add(new BusyBlock(range.from(), range.to(), how)));
      taken.addAll(wanted);
    }
    blocks.sort(Comparator.comparing(BusyBlock::from));
    return new BusyTimes(agenda.from(), agenda.to(), blocks, agenda.gaps());
  }

  private static List<TimeRange> ranges(Agenda agenda, Availability how) {
    return agenda.entries().stream()
        .filter(entry -> entry.availability() == how)
        .map(entry -> within(agenda, entry))
        .filter(range -> range.from().isBefore(range.to()))
        .toList();
  }

  private static TimeRange within(Agenda agenda, AgendaEntry entry) {
    Instant from = entry.starts().isBefore(agenda.from()) ? agenda.from() : entry.starts();
    Instant to = entry.ends().isAfter(agenda.to()) ? agenda.to() : entry.ends();
    return new TimeRange(from, to);
  }
}

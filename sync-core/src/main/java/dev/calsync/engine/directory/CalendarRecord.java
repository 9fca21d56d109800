package dev.calsync.engine.directory;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.CalendarRef;
import dev.calsync.calendar.Capabilities;
import dev.calsync.calendar.ReadSupport.Tells;
import dev.calsync.calendar.SeriesSupport;
import java.util.EnumSet;
import java.util.Set;

/**
 * One calendar inside a connection.
 *
 * @param detailLost the version of its capabilities from which on it tells only when its owner is
 *     busy, though it told more before; 0 if it never told more than it does (SEM-18)
 */
public record CalendarRecord(
    CalendarId id, CalendarRef ref, String displayName, Capabilities capabilities, int detailLost) {

  /** What no connector says: intake finds it out, and it stays so. */
  private static final Set<SeriesSupport.Limit> FOUND_OUT =
      EnumSet.of(SeriesSupport.Limit.CLOCK_CHANGES);

  /** A calendar that never told more of its events than it does. */
  public CalendarRecord(
      CalendarId id, CalendarRef ref, String displayName, Capabilities capabilities) {
    this(id, ref, displayName, capabilities, 0);
  }

  /** With a limit that was found out. */
  CalendarRecord limited(SeriesSupport.Limit limit) {
    SeriesSupport series = capabilities.series();
    return series.allows(limit)
        ? with(capabilities.nextVersion().withSeries(series.but(limit)), detailLost)
        : this;
  }

  /** As its provider describes it now. What differs is a new version, so that it is noticed. */
  public CalendarRecord renewed(Capabilities said) {
    Capabilities now = said.withSeries(limitedAsBefore(said.series()));
    int least = isSame(now) ? capabilities.version() : capabilities.version() + 1;
    Capabilities next = now.ofVersion(Math.max(least, said.version()));
    return with(next, detailLost(next));
  }

  private SeriesSupport limitedAsBefore(SeriesSupport said) {
    SeriesSupport limited = said;
    for (SeriesSupport.Limit limit : FOUND_OUT) {
      limited = capabilities.series().allows(limit) ? limited : limited.but(limit);
    }
    return limited;
  }

  private boolean isSame(Capabilities now) {
    return now.ofVersion(capabilities.version()).equals(capabilities);
  }

  private int detailLost(Capabilities next) {
    if (next.reads().tells() == Tells.EVENTS) {
      return 0;
    }
    return capabilities.reads().tells() == Tells.EVENTS ? next.version() : detailLost;
  }

  private CalendarRecord with(Capabilities changed, int lost) {
    return new CalendarRecord(id, ref, displayName, changed, lost);
  }
}

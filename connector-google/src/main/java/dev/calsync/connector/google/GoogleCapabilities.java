package dev.calsync.connector.google;

import dev.calsync.calendar.Capabilities;
import dev.calsync.calendar.Capabilities.ConfirmingReads;
import dev.calsync.calendar.ReadSupport;
import dev.calsync.calendar.ReadSupport.Tells;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.calendar.SeriesSupport.Limit;
import dev.calsync.calendar.WriteSupport;
import java.time.Duration;
import java.util.Set;

/** What a calendar can do, by the role that the account has in it. */
final class GoogleCapabilities {

  private static final int BUSY_ALONE = 1;
  private static final int READ_ONLY = 2;
  private static final int WRITABLE = 3;

  private static final String FREE_BUSY_READER = "freeBusyReader";
  private static final Set<String> WRITERS = Set.of("writer", "owner");

  /** Google slows a calendar down that is written to by many at once. */
  private static final int AT_ONCE = 4;

  /**
   * A change of rule or start may drop exceptions; whether a series may begin with a slot that its
   * rule does not make is not documented; and every time is in a zone.
   */
  private static final SeriesSupport SERIES =
      SeriesSupport.PARTS.but(Limit.OVERRIDES_RESET, Limit.START_OFF_RULE, Limit.FLOATING_TIMES);

  private GoogleCapabilities() {}

  /** Of an entry in the list of calendars. */
  static Capabilities of(Fields entry) {
    boolean writable = WRITERS.contains(entry.text("accessRole"));
    boolean busyAlone = tellsBusyAlone(entry);
    return new Capabilities(
        writable ? WRITABLE : busyAlone ? BUSY_ALONE : READ_ONLY,
        new WriteSupport(
            writable,
            Capabilities.Create.ID_CHOSEN,
            true,
            Capabilities.SilentWrite.GUARANTEED,
            1,
            AT_ONCE),
        new ReadSupport(
                Capabilities.Marks.IN_LISTING,
                Duration.ZERO,
                ConfirmingReads.LIVE,
                Duration.ofMinutes(1))
            .telling(busyAlone ? Tells.BUSY_TIMES : Tells.EVENTS),
        SERIES);
  }

  /** Of an entry, or of a listing of events, which says the role, too. */
  static boolean tellsBusyAlone(Fields said) {
    return said.text("accessRole").equals(FREE_BUSY_READER);
  }
}

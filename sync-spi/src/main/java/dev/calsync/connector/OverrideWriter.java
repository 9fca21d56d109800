package dev.calsync.connector;

import dev.calsync.calendar.CalendarRef;
import java.util.List;

/**
 * Writing the overrides of a mirrored series in a calendar that keeps series in parts: the rule and
 * the removed slots are one object, written as any mirror is; each changed occurrence is another,
 * named by its series and its original start.
 *
 * <p>A master that is written has the removed slots that its form says, and no other that the
 * calendar can give back; a repeat does only what is missing. An override whose slot its master
 * removes is gone with it, and so are all of them with their series.
 */
public interface OverrideWriter {

  /**
   * Makes one occurrence show something. An occurrence that was removed comes back where the
   * calendar allows it.
   *
   * @param call the access
   * @param calendar where
   * @param write which occurrence, what was seen of it, and what it shall show
   * @return {@code Conflicted} if the occurrence is not as it was seen, or its series is not there
   */
  WriteOutcome write(Call call, CalendarRef calendar, MirrorWrite.Changed write);

  /**
   * What of a series is not as its rule says, past every listing lag.
   *
   * @param call the access
   * @param calendar where
   * @param series the id of the object that is the series
   * @return a {@code Changed} or {@code CancelledSlot} for each; none if the series is not there
   */
  List<SourcePart> of(Call call, CalendarRef calendar, RemoteId series);
}

package dev.calsync.connector;

import dev.calsync.calendar.CalendarRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writing mirrors. Every write is conditional on what was last seen, mails nobody, and is answered
 * by a value: after {@code Conflicted} and {@code Refused} the target is as it was before.
 */
public interface MirrorWriter {

  /**
   * Makes a mirror, under the id of the form where the provider lets us choose.
   *
   * @param call the access
   * @param calendar where
   * @param form what
   * @return {@code Conflicted} if an object of that id is there
   */
  WriteOutcome createMirror(Call call, CalendarRef calendar, MirrorForm form);

  /**
   * Changes a mirror in place. There is no other way to change one: no delete and create (R-C5).
   *
   * @param call the access
   * @param calendar where
   * @param ref which, and the version it must still have
   * @param form what
   * @return {@code Conflicted} if it is not there or has another version
   */
  WriteOutcome updateMirror(Call call, CalendarRef calendar, MirrorRef ref, MirrorForm form);

  /**
   * Removes a mirror.
   *
   * @param call the access
   * @param calendar where
   * @param ref which, and the version it must still have
   * @return {@code Applied} if it is gone, also if it was gone before; {@code Conflicted} if it has
   *     another version
   */
  WriteOutcome deleteMirror(Call call, CalendarRef calendar, MirrorRef ref);

  /**
   * Looks a mirror up, past every listing lag.
   *
   * @param call the access
   * @param calendar where
   * @param id the id it was to be created under
   * @param known the id the provider gave it, where known
   * @return what is there now; empty if nothing is
   */
  Optional<SourcePart> findMirror(
      Call call, CalendarRef calendar, String id, Optional<RemoteId> known);

  /**
   * Several writes to different objects. Providers that can do better than one by one override
   * this; the order of effects is not promised, the answers are in the order of the writes.
   *
   * @param call the access
   * @param calendar where
   * @param writes at most as many as the calendar's capabilities say
   * @return one outcome for each write
   */
  default List<WriteOutcome> writeBatch(Call call, CalendarRef calendar, List<MirrorWrite> writes) {
    List<WriteOutcome> outcomes = new ArrayList<>(writes.size());
    for (MirrorWrite write : writes) {
      outcomes.add(
          write.match(
              create -> createMirror(call, calendar, create.form()),
              update -> updateMirror(call, calendar, update.ref(), update.form()),
              delete -> deleteMirror(call, calendar, delete.ref()),
              changed -> overrides().orElseThrow().write(call, calendar, changed)));
    }
    return outcomes;
  }

  /**
   * Writing the overrides of series, for calendars that keep series in parts.
   *
   * @return empty where no calendar does
   */
  default Optional<OverrideWriter> overrides() {
    return Optional.empty();
  }

  /**
   * Writing to origins, for edges that carry edits back (SEM-12 … SEM-17).
   *
   * @return empty where the provider or connector cannot
   */
  Optional<OriginWriter> origins();
}

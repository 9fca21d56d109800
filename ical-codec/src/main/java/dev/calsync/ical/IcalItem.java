package dev.calsync.ical;

import dev.calsync.event.EventBody;
import dev.calsync.event.Slot;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** One event or series of a body, or the place of one that cannot be understood. */
public sealed interface IcalItem {

  /**
   * The UID; where the body gives none, {@code content-} and a hash of start, end, title, place and
   * RECURRENCE-ID, the same as long as these are.
   *
   * @return 1 to 1,024 characters
   */
  String uid();

  /**
   * Tells items of one UID apart: the RECURRENCE-ID of an override whose master is not in the body
   * (SEM-39), the slot from which a series is another one (SEM-32), or the start of a further event
   * that shares its UID with another. Empty for all others.
   *
   * @return the slot, in the zone of its own event
   */
  Optional<Slot> slot();

  /**
   * The item's name within its body: the UID, and with a {@link #slot}, UID, {@code /} and slot. An
   * item that was set aside for another of its UID is called by its content.
   *
   * @return 1 to 1,024 characters
   */
  String key();

  /**
   * What an item is called by its UID.
   *
   * @param uid see {@link #uid}
   * @param slot see {@link #slot}
   * @return the UID, and with a slot, UID, {@code /} and slot
   */
  static String key(String uid, Optional<Slot> slot) {
    return slot.map(at -> uid + "/" + at.text()).orElse(uid);
  }

  /**
   * Picks by kind.
   *
   * @param event used for an event
   * @param unreadable used for one that cannot be understood
   * @param <R> the answer's type
   * @return what the picked function returns
   */
  <R> R match(Function<Event, R> event, Function<Unreadable, R> unreadable);

  /**
   * An event or a series with all its overrides.
   *
   * @param uid see {@link IcalItem#uid}
   * @param slot see {@link IcalItem#slot}
   * @param body its content
   * @param sequence SEQUENCE, 0 where absent
   * @param lastModified LAST-MODIFIED of the event or master
   * @param mark X-CALSYNC-MARK, not verified
   */
  record Event(
      String uid,
      Optional<Slot> slot,
      EventBody body,
      long sequence,
      Optional<Instant> lastModified,
      Optional<String> mark)
      implements IcalItem {
    @Override
    public String key() {
      return IcalItem.key(uid, slot);
    }

    @Override
    public <R> R match(Function<Event, R> event, Function<Unreadable, R> unreadable) {
      return event.apply(this);
    }
  }

  /**
   * An event that cannot be understood; it stops nothing else (R-B5).
   *
   * @param uid see {@link IcalItem#uid}
   * @param key see {@link IcalItem#key}
   * @param slot see {@link IcalItem#slot}
   * @param code why: BAD_DATA, BAD_DATE, BAD_DURATION, BAD_RULE, BAD_STRUCTURE, NO_START,
   *     TOO_LARGE, UID_TOO_LONG, UNKNOWN_ZONE or UNSUPPORTED_RANGE; DUPLICATE_UID where another of
   *     the same UID, version and start stands
   * @param where {@code line N}, the first line of the component
   * @param raw what the reader had kept of it, unfolded, lines ended by CRLF, at most 65,536 bytes
   */
  record Unreadable(
      String uid, String key, Optional<Slot> slot, String code, String where, byte[] raw)
      implements IcalItem {
    @Override
    public <R> R match(Function<Event, R> event, Function<Unreadable, R> unreadable) {
      return unreadable.apply(this);
    }
  }
}

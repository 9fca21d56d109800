package dev.calsync.ical;

import dev.calsync.event.EventBody;
import dev.calsync.event.Slot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All VEVENTs of one UID, and the items they make. One use, one thread. */
final class UidGroup {

  private static final String MARK = "X-CALSYNC-MARK";

  private final String uid;
  private final List<EventPart> parts;
  private final IcalLimits limits;
  private final List<EventPart> doubles = new ArrayList<>();
  private final Map<String, IcalItem> items = new LinkedHashMap<>();

  UidGroup(String uid, List<EventPart> parts, IcalLimits limits) {
    this.uid = uid;
    this.parts = parts;
    this.limits = limits;
  }

  /** The items, every key once. */
  List<IcalItem> items() {
    List<EventPart> overrides =
        parts.stream().filter(EventPart::isOverride).sorted(EventPart.BY_VERSION).toList();
    List<EventPart> masters = liveMasters();
    if (uid.length() > Uids.LONGEST) {
      return List.of(tooLong());
    }
    if (masters.isEmpty()) {
      overrides.forEach(this::addOrphan);
    } else {
      addSeries(masters.get(0), overrides);
      masters.stream().skip(1).forEach(this::addNamesake);
      doubles.forEach(this::addDouble);
    }
    return List.copyOf(items.values());
  }

  /**
   * The masters of the highest version; of several with one start the last (FLT-33). The others of
   * that start are doubles: nothing says that they are older.
   */
  private List<EventPart> liveMasters() {
    List<EventPart> masters = parts.stream().filter(part -> !part.isOverride()).toList();
    if (masters.isEmpty()) {
      return masters;
    }
    EventPart newest = Collections.max(masters, EventPart.BY_VERSION);
    Map<String, EventPart> byStart = new LinkedHashMap<>();
    masters.stream()
        .filter(part -> EventPart.BY_VERSION.compare(part, newest) == 0)
        .forEach(part -> remember(byStart.put(startText(part), part)));
    return List.copyOf(byStart.values());
  }

  private void remember(@Nullable EventPart lost) {
    if (lost != null) {
      doubles.add(lost);
    }
  }

  private static String startText(EventPart part) {
    return part.event().first("DTSTART").map(ContentLine::value).orElse("");
  }

  private void addSeries(EventPart master, List<EventPart> overrides) {
    SeriesAssembler assembler = new SeriesAssembler(limits, master, overrides);
    try {
      add(event(master, Optional.empty(), assembler.body()));
      assembler.orphans().forEach(this::addOrphan);
      assembler
          .successors()
          .forEach(it -> add(event(it.part(), Optional.of(it.from()), it.body())));
    } catch (PartException e) {
      add(unreadable(Optional.empty(), e, parts));
    }
  }

  /** A further event under a UID that is already taken. */
  private void addNamesake(EventPart master) {
    try {
      EventBody body = new SeriesAssembler(limits, master, List.of()).body();
      add(event(master, Optional.of(body.time().startSlot()), body));
    } catch (PartException e) {
      add(aside(master, e.code(), e.where()));
    }
  }

  /** What bears our mark is a copy of a mirror; what says the same as another need not be told. */
  private void addDouble(EventPart lost) {
    if (lost.event().text(MARK).filter(mark -> !mark.isEmpty()).isPresent()) {
      addNamesake(lost);
    } else if (parts.stream().noneMatch(part -> saysTheSame(part, lost))) {
      add(aside(lost, "DUPLICATE_UID", "line " + lost.raw().line()));
    }
  }

  private static boolean saysTheSame(EventPart part, EventPart lost) {
    return part != lost && part.raw().text().equals(lost.raw().text());
  }

  /** Under a name of its own: its UID names an event that can be read. */
  private IcalItem aside(EventPart part, String code, String where) {
    return new IcalItem.Unreadable(
        uid, Uids.fromContent(part.raw()), Optional.empty(), code, where, raw(List.of(part)));
  }

  private void addOrphan(EventPart part) {
    Optional<Slot> slot = Optional.empty();
    try {
      slot = Optional.of(PartException.guard(part, () -> ownSlot(part)));
      add(event(part, slot, SeriesAssembler.orphan(part, limits)));
    } catch (PartException e) {
      add(unreadable(slot, e, List.of(part)));
    }
  }

  /** RECURRENCE-ID as it stands; an instant is told in the zone of the override. */
  private static Slot ownSlot(EventPart part) {
    Moment moment = part.recurrenceId();
    if (moment.isDate()) {
      return new Slot.OnDay(moment.day());
    }
    boolean instant = NamedZone.UTC.equals(moment.zone());
    NamedZone zone = instant ? EventTimes.read(part.event()).zone() : null;
    return new Slot.AtTime(moment.localIn(zone));
  }

  private IcalItem event(EventPart part, Optional<Slot> slot, EventBody body) {
    return new IcalItem.Event(
        uid,
        slot,
        body,
        part.sequence(),
        part.lastModified(),
        part.event().text(MARK).filter(mark -> !mark.isEmpty()));
  }

  private IcalItem unreadable(Optional<Slot> slot, PartException reason, List<EventPart> of) {
    return new IcalItem.Unreadable(
        uid, IcalItem.key(uid, slot), slot, reason.code(), reason.where(), raw(of));
  }

  private IcalItem tooLong() {
    String where = "line " + parts.get(0).raw().line();
    String shortened = Uids.shortened(uid);
    return new IcalItem.Unreadable(
        shortened, shortened, Optional.empty(), "UID_TOO_LONG", where, raw(parts));
  }

  private static byte[] raw(List<EventPart> of) {
    StringBuilder text = new StringBuilder();
    for (EventPart part : of) {
      if (text.length() < RawEvent.MOST_RAW_BYTES) {
        text.append(part.raw().text());
      }
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(bytes, Math.min(bytes.length, RawEvent.MOST_RAW_BYTES));
  }

  /** Orphans come sorted by version: the later one of a slot stands, where the first stood. */
  private void add(IcalItem item) {
    IcalItem kept = item.key().length() > Uids.LONGEST ? tooLong() : item;
    items.put(kept.key(), kept);
  }
}

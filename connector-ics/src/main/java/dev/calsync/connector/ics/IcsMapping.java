package dev.calsync.connector.ics;

import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.connector.SourceObject;
import dev.calsync.connector.SourcePart;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.ical.IcalCalendar;
import dev.calsync.ical.IcalEntry;
import dev.calsync.ical.IcalItem;
import dev.calsync.ical.IcalLimits;
import dev.calsync.ical.IcalReader;
import dev.calsync.ical.IcalWriter;
import dev.calsync.ical.NotACalendarException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Calendar text to source parts, and mirrors to calendar text. Pure. */
final class IcsMapping {

  /** The property that carries our mark. */
  static final String MARK = "X-CALSYNC-MARK";

  /** The property that carries the id a mirror was created under. */
  static final String ID = "X-CALSYNC-ID";

  private static final int MOST_RAW_BYTES = 65_536;

  private final IcalReader reader;
  private final IcalWriter writer;

  IcsMapping(ZoneRulesSource zones) {
    this.reader = new IcalReader(zones);
    this.writer = new IcalWriter(zones, "-//calsync//calsync//EN");
  }

  /** The most bytes that are read of one file. */
  static long mostBytes() {
    return IcalLimits.DEFAULT.bodyBytes();
  }

  byte[] emptyCalendar(Instant stamp) {
    return writer.bytes(List.of(), stamp);
  }

  IcalCalendar read(byte[] content) {
    try {
      return reader.read(new ByteArrayInputStream(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The events of a text; none if it is no calendar at all. */
  List<IcalItem> itemsIn(byte[] content) {
    try {
      return read(content).items();
    } catch (NotACalendarException spoiled) {
      return List.of();
    }
  }

  /**
   * A calendar that holds one mirror.
   *
   * @param idInside whether it tells the id that it was created under
   * @throws dev.calsync.failure.CalsyncException where a zone has no rules
   */
  byte[] text(MirrorForm form, Instant stamp, boolean idInside) {
    Map<String, String> extras =
        idInside ? Map.of(MARK, form.mark(), ID, form.id()) : Map.of(MARK, form.mark());
    return writer.bytes(
        List.of(IcalEntry.mirror(form.uid(), form.shape(), form.sequence(), extras)), stamp);
  }

  /** What a text shows; empty unless it is exactly one event that can be read. */
  Optional<MirrorShape> shownBy(byte[] text) {
    List<IcalItem> items = read(text).items();
    return items.size() != 1
        ? Optional.empty()
        : items
            .get(0)
            .match(
                event -> Optional.of(MirrorShape.shownBy(event.body())), bad -> Optional.empty());
  }

  /** The parts of a folder's file: named by the file, and by UID where it holds several events. */
  List<SourcePart> partsOfFile(String name, byte[] content) {
    RemoteVersion version = ContentHash.version(content);
    List<IcalItem> items;
    try {
      items = read(content).items();
    } catch (NotACalendarException e) {
      return List.of(unreadable(name, version, e.code(), content));
    }
    Function<IcalItem, RemoteId> ids =
        items.size() == 1
            ? item -> new RemoteId(name)
            : item -> VdirName.ofShared(name, item.key());
    return items.stream().map(item -> part(item, ids.apply(item), version)).toList();
  }

  /** A file of a folder that cannot be read at all. */
  SourcePart unreadable(String name, RemoteVersion version, String code, byte[] content) {
    byte[] raw = Arrays.copyOf(content, Math.min(content.length, MOST_RAW_BYTES));
    return new SourcePart.Unreadable(
        new SourceObject(new RemoteId(name), "", version, Optional.empty()),
        code,
        "the whole file",
        raw);
  }

  /**
   * One event. An event that shares its UID with another is one of its own (SEM-39), so its key is
   * what it is called; what cannot be read has the UID by which people look for it.
   */
  SourcePart part(IcalItem item, RemoteId id, RemoteVersion version) {
    return item.match(
        event ->
            new SourcePart.Whole(
                new SourceObject(id, item.key(), version, event.mark()), event.body()),
        bad ->
            new SourcePart.Unreadable(
                new SourceObject(id, bad.uid(), version, Optional.empty()),
                bad.code(),
                bad.where(),
                bad.raw()));
  }
}

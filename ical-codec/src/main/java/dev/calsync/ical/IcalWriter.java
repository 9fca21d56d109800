package dev.calsync.ical;

import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;

/**
 * Writes canonical events as iCalendar text (RFC 5545): one VCALENDAR without METHOD, a VTIMEZONE
 * for each zone used, lines folded at 75 octets. Immutable and thread-safe; the same input gives
 * the same bytes. Whatever a value holds, it stays inside its property (HOS-27, HOS-28).
 *
 * <p>What {@link IcalReader} reads back equals what was written, for bodies that iCalendar can say:
 * of ordinary type, without own response, texts without control characters.
 */
public final class IcalWriter {

  private final ZoneRulesSource zones;
  private final String productId;
  private final String name;

  /**
   * A writer.
   *
   * @param zones the zone rules in force
   * @param productId PRODID, such as {@code -//Example//Product 1.0//EN}
   */
  public IcalWriter(ZoneRulesSource zones, String productId) {
    this(zones, productId, "");
  }

  private IcalWriter(ZoneRulesSource zones, String productId, String name) {
    this.zones = zones;
    this.productId = productId;
    this.name = name;
  }

  /**
   * A writer that names its calendars.
   *
   * @param calendarName written as NAME and X-WR-CALNAME; empty text for none
   * @return the writer
   */
  public IcalWriter named(String calendarName) {
    return new IcalWriter(zones, productId, calendarName);
  }

  /**
   * Writes a calendar.
   *
   * @param entries its events, in this order
   * @param stamp DTSTAMP of each, cut to seconds
   * @param target where to; flushed, not closed
   * @throws dev.calsync.failure.CalsyncException with UNKNOWN_ZONE if an event is in a zone without
   *     rules; nothing is written then
   * @throws IOException if the stream fails
   */
  public void write(Collection<IcalEntry> entries, Instant stamp, OutputStream target)
      throws IOException {
    ZoneNames names = new ZoneNames(zones);
    ZoneUse use = new ZoneUse(stamp.atOffset(ZoneOffset.UTC).toLocalDate());
    entries.forEach(entry -> use.add(entry.body()));
    use.spans().keySet().forEach(names::required);
    BufferedOutputStream buffer = new BufferedOutputStream(target, 16_384);
    FoldedOutput out = new FoldedOutput(buffer);
    begin(out);
    for (Map.Entry<TimeZoneId, ZoneUse.Span> zone : use.spans().entrySet()) {
      new VTimeZoneWriter(out).write(names.required(zone.getKey()), zone.getValue());
    }
    EventWriter events = new EventWriter(out, names, new RecurrenceRules(zones), stamp);
    for (IcalEntry entry : entries) {
      events.write(entry);
    }
    out.line("END", "VCALENDAR");
    buffer.flush();
  }

  /**
   * Writes a calendar into memory.
   *
   * @param entries its events, in this order
   * @param stamp DTSTAMP of each, cut to seconds
   * @return the text in UTF-8
   * @throws dev.calsync.failure.CalsyncException with UNKNOWN_ZONE if an event is in a zone without
   *     rules
   */
  public byte[] bytes(Collection<IcalEntry> entries, Instant stamp) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      write(entries, stamp, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void begin(FoldedOutput out) throws IOException {
    out.line("BEGIN", "VCALENDAR");
    out.line("VERSION", "2.0");
    out.line("PRODID", TextValue.write(productId));
    out.line("CALSCALE", "GREGORIAN");
    if (!name.isEmpty()) {
      out.line("NAME", TextValue.write(name));
      out.line("X-WR-CALNAME", TextValue.write(name));
    }
  }
}

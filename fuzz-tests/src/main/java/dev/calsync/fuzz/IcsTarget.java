package dev.calsync.fuzz;

import dev.calsync.event.EventBody;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.ical.IcalEntry;
import dev.calsync.ical.IcalItem;
import dev.calsync.ical.IcalReader;
import dev.calsync.ical.IcalWriter;
import dev.calsync.ical.expansion.RecurrenceExpander;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/** Calendar text: what is read can be expanded, and written so that it is read again. */
public final class IcsTarget {

  private static final ZoneRulesSource ZONES = ZoneRulesSource.jdk();
  private static final IcalReader READER = new IcalReader(ZONES);
  private static final IcalWriter WRITER = new IcalWriter(ZONES, "-//calsync//fuzz//EN");
  private static final RecurrenceExpander EXPANDER = new RecurrenceExpander();
  private static final TimeFrame FRAME = new TimeFrame(ZONES, new TimeZoneId("Europe/Berlin"));
  private static final Instant STAMP = Instant.parse("2026-11-20T09:00:00Z");
  private static final TimeRange YEAR = new TimeRange(STAMP, Instant.parse("2027-11-20T09:00:00Z"));

  private IcsTarget() {}

  /**
   * Called by the fuzzer.
   *
   * @param data a calendar, or nearly one
   */
  public static void fuzzerTestOneInput(byte[] data) {
    Promise.isKept(() -> read(data).forEach(IcsTarget::use));
  }

  private static List<IcalItem> read(byte[] data) {
    try {
      return READER.read(new ByteArrayInputStream(data)).items();
    } catch (IOException cannotBe) {
      throw new UncheckedIOException(cannotBe);
    }
  }

  private static void use(IcalItem item) {
    if (item instanceof IcalItem.Event event) {
      use(event.uid(), event.body());
    }
  }

  private static void use(String uid, EventBody body) {
    EXPANDER.between(body, YEAR, FRAME);
    List<IcalItem> again = read(WRITER.bytes(List.of(IcalEntry.of(uid, body)), STAMP));
    Promise.check(
        again.size() == 1 && again.get(0) instanceof IcalItem.Event, "what it writes it reads");
  }
}

package dev.calsync.ical;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes a zone's rules as VTIMEZONE (RFC 5545, section 3.6.5): each change from the one in force
 * at the earliest date on, then a yearly rule where the zone has one. A zone without lasting rules
 * is written up to ten years after the latest date.
 */
final class VTimeZoneWriter {

  private static final int YEARS_AHEAD = 10;

  private final FoldedOutput out;

  VTimeZoneWriter(FoldedOutput out) {
    this.out = out;
  }

  private record Part(
      LocalDateTime start,
      ZoneOffset from,
      ZoneOffset to,
      boolean daylight,
      Optional<String> rule) {}

  void write(NamedZone zone, ZoneUse.Span span) throws IOException {
    out.line("BEGIN", "VTIMEZONE");
    out.line("TZID", zone.id().id());
    for (Part part : parts(zone.rules(), span)) {
      String name = part.daylight() ? "DAYLIGHT" : "STANDARD";
      out.line("BEGIN", name);
      out.line("DTSTART", DateText.local(part.start()));
      out.line("TZOFFSETFROM", offset(part.from()));
      out.line("TZOFFSETTO", offset(part.to()));
      out.line("TZNAME", offset(part.to()));
      if (part.rule().isPresent()) {
        out.line("RRULE", part.rule().get());
      }
      out.line("END", name);
    }
    out.line("END", "VTIMEZONE");
  }

  private static List<Part> parts(ZoneRules rules, ZoneUse.Span span) {
    Instant earliest = span.earliest().minusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    List<Part> lasting = lasting(rules, span.earliest());
    int stop =
        lasting.isEmpty()
            ? span.latest().getYear() + YEARS_AHEAD
            : lasting.get(0).start().getYear();
    List<Part> parts = new ArrayList<>();
    ZoneOffsetTransition change = rules.previousTransition(earliest.plusSeconds(1));
    if (change == null) {
      parts.add(sinceEver(rules, span.earliest()));
      change = rules.nextTransition(earliest);
    }
    while (change != null && change.getDateTimeBefore().getYear() < stop) {
      parts.add(part(change, rules, Optional.empty()));
      change = rules.nextTransition(change.getInstant());
    }
    parts.addAll(lasting);
    return parts;
  }

  /** The zone's last rules, from the year before the earliest date or the first they hold for. */
  private static List<Part> lasting(ZoneRules rules, LocalDate earliest) {
    List<Part> parts = new ArrayList<>();
    int since =
        rules.getTransitions().isEmpty()
            ? 0
            : rules
                    .getTransitions()
                    .get(rules.getTransitions().size() - 1)
                    .getDateTimeBefore()
                    .getYear()
                + 1;
    int year = Math.max(since, earliest.getYear() - 1);
    for (ZoneOffsetTransitionRule rule : rules.getTransitionRules()) {
      Optional<String> pattern = YearlyPattern.of(rule);
      if (pattern.isEmpty()) {
        return List.of();
      }
      parts.add(part(rule.createTransition(year), rules, pattern));
    }
    parts.sort(Comparator.comparing(Part::start));
    return parts;
  }

  private static Part part(ZoneOffsetTransition change, ZoneRules rules, Optional<String> rule) {
    return new Part(
        change.getDateTimeBefore(),
        change.getOffsetBefore(),
        change.getOffsetAfter(),
        rules.isDaylightSavings(change.getInstant()),
        rule);
  }

  private static Part sinceEver(ZoneRules rules, LocalDate earliest) {
    LocalDateTime start = earliest.minusDays(1).atTime(LocalTime.MIDNIGHT);
    ZoneOffset offset = rules.getOffset(start);
    return new Part(start, offset, offset, false, Optional.empty());
  }

  private static String offset(ZoneOffset offset) {
    int seconds = Math.abs(offset.getTotalSeconds());
    String text =
        String.format(
            Locale.ROOT,
            "%s%02d%02d",
            offset.getTotalSeconds() < 0 ? "-" : "+",
            seconds / 3_600,
            seconds / 60 % 60);
    return seconds % 60 == 0 ? text : text + String.format(Locale.ROOT, "%02d", seconds % 60);
  }
}

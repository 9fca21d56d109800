package dev.calsync.ical;

import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.failure.CalsyncException;
import java.time.zone.ZoneRulesProvider;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * From the names that feeds use for a zone to the IANA name: IANA ids, also behind a vendor's
 * prefix, Windows names, {@code GMT+0100}. A name is only ever looked up in lists (HOS-23).
 */
final class ZoneNames {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+){0,2}");
  private static final Pattern OFFSET =
      Pattern.compile("(?:GMT|UTC) ?([+-])(\\d{1,2})(?::?00)?", Pattern.CASE_INSENSITIVE);
  private static final Set<String> UTC =
      Set.of(
          "utc",
          "z",
          "gmt",
          "uct",
          "zulu",
          "universal",
          "greenwich",
          "gmt0",
          "gmt+0",
          "gmt-0",
          "etc/utc",
          "etc/gmt",
          "etc/uct",
          "etc/zulu",
          "etc/universal",
          "etc/greenwich",
          "etc/gmt0",
          "etc/gmt+0",
          "etc/gmt-0",
          "tzone://microsoft/utc");
  private static final Map<String, String> IANA =
      ZoneRulesProvider.getAvailableZoneIds().stream()
          .collect(Collectors.toMap(ZoneNames::lower, Function.identity(), (a, b) -> a));

  private final ZoneRulesSource source;

  ZoneNames(ZoneRulesSource source) {
    this.source = source;
  }

  /** The zone of this name; empty if no list has it. */
  Optional<NamedZone> find(String name) {
    String text = name.replace("\"", "").strip();
    if (text.isEmpty() || text.length() > 200) {
      return Optional.empty();
    }
    if (UTC.contains(lower(text))) {
      return Optional.of(NamedZone.UTC);
    }
    return spellings(text)
        .map(this::iana)
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> WindowsZones.ianaName(text).flatMap(this::iana))
        .or(() -> offset(text));
  }

  /** The zone with exactly this IANA id; empty if the rules in force do not know it. */
  Optional<NamedZone> iana(String id) {
    if (id.length() > 64 || !ID.matcher(id).matches()) {
      return Optional.empty();
    }
    if (UTC.contains(lower(id))) {
      return Optional.of(NamedZone.UTC);
    }
    TimeZoneId zone = new TimeZoneId(id);
    return source.rules(zone).map(rules -> new NamedZone(zone, rules));
  }

  /**
   * The zone of an event.
   *
   * @throws CalsyncException with UNKNOWN_ZONE if the rules in force do not know it
   */
  NamedZone required(TimeZoneId zone) {
    return iana(zone.id())
        .orElseThrow(
            () ->
                new CalsyncException(
                    "UNKNOWN_ZONE", "No rules for zone " + zone + " in data " + source.version()));
  }

  /** The zone of a fixed offset of whole hours; empty for others. */
  Optional<NamedZone> fixed(int hoursEast) {
    return hoursEast == 0
        ? Optional.of(NamedZone.UTC)
        : iana("Etc/GMT" + (hoursEast > 0 ? "-" : "+") + Math.abs(hoursEast));
  }

  private Optional<NamedZone> offset(String text) {
    Matcher m = OFFSET.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    int hours = Integer.parseInt(m.group(2));
    return fixed(m.group(1).equals("+") ? hours : -hours);
  }

  private static Stream<String> spellings(String text) {
    String plain = text.replace(' ', '_');
    String[] parts = plain.split("/", -1);
    return Stream.of(plain, tail(parts, 3), tail(parts, 2), plain.replaceFirst("_", "/"))
        .flatMap(id -> Stream.of(id, IANA.getOrDefault(lower(id), "")));
  }

  private static String tail(String[] parts, int count) {
    int from = Math.max(0, parts.length - count);
    return String.join("/", Arrays.asList(parts).subList(from, parts.length));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}

package dev.calsync.ical;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A VTIMEZONE as rules (RFC 5545, section 3.6.5).
 *
 * @param id its TZID
 * @param location X-LIC-LOCATION, if said
 * @param observances its parts; empty if they are of a shape we do not follow
 */
record VTimeZone(String id, Optional<String> location, List<Observance> observances) {

  private static final int MOST_OBSERVANCES = 300;

  /** Reads the lines between BEGIN and END; empty without TZID. */
  static Optional<VTimeZone> parse(List<String> lines) {
    Optional<String> id = Optional.empty();
    Optional<String> location = Optional.empty();
    for (String text : lines) {
      ContentLine line = ContentLine.parse(text).orElse(null);
      if (line != null && line.name().equals("TZID") && id.isEmpty()) {
        id = Optional.of(zoneName(line.value()));
      } else if (line != null && line.name().equals("X-LIC-LOCATION")) {
        location = Optional.of(zoneName(line.value()));
      }
    }
    Optional<String> where = location;
    return id.map(name -> new VTimeZone(name, where, observances(lines)));
  }

  /** A TZID as parameter or property, in the one form in which both compare. */
  static String zoneName(String value) {
    return TextValue.read(value).replace("\"", "").strip();
  }

  /** The instant of a wall time; empty if these rules cannot say. */
  Optional<Instant> instant(LocalDateTime local) {
    List<Observance.Onset> onsets = onsets(local.getYear() - 1, local.getYear() + 1);
    if (onsets.isEmpty()) {
      onsets = onsets(0, local.getYear());
    }
    if (onsets.isEmpty()) {
      return observances.stream()
          .min(Comparator.comparing(Observance::start))
          .map(first -> local.toInstant(first.from()));
    }
    ZoneOffset offset = onsets.get(0).from();
    for (Observance.Onset onset : onsets) {
      Duration gap =
          Duration.ofSeconds(onset.to().getTotalSeconds() - onset.from().getTotalSeconds());
      LocalDateTime inForce = gap.isNegative() ? onset.local() : onset.local().plus(gap);
      if (!local.isBefore(inForce)) {
        offset = onset.to();
      }
    }
    return Optional.of(local.toInstant(offset));
  }

  /** The changes of offset in some years, in order. */
  List<Observance.Onset> onsets(int fromYear, int toYear) {
    return observances.stream()
        .flatMap(o -> o.onsets(fromYear, toYear).stream())
        .sorted(Comparator.comparing(Observance.Onset::at))
        .toList();
  }

  private static List<Observance> observances(List<String> lines) {
    List<Observance> observances = new ArrayList<>();
    ObservanceReader reader = new ObservanceReader();
    try {
      for (String text : lines) {
        ContentLine line = ContentLine.parse(text).orElse(null);
        if (line == null || observances.size() == MOST_OBSERVANCES) {
          continue;
        }
        switch (line.name()) {
          case "BEGIN" -> reader = new ObservanceReader();
          case "END" -> observances.add(reader.build());
          default -> reader.add(line);
        }
      }
      return observances.size() == MOST_OBSERVANCES ? List.of() : List.copyOf(observances);
    } catch (UnreadableEventException | DateTimeException unusable) {
      return List.of();
    }
  }
}

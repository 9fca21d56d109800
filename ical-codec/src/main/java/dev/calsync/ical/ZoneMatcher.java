package dev.calsync.ical;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the IANA zone that behaves like a VTIMEZONE in the years 2024 to 2030 (SEM-24). */
final class ZoneMatcher {

  private static final int FIRST_YEAR = 2024;
  private static final int LAST_YEAR = 2030;
  private static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2031-01-01T00:00:00Z");

  private final ZoneNames names;

  ZoneMatcher(ZoneNames names) {
    this.names = names;
  }

  /** How a zone behaves: its offset at the beginning, and each change after it. */
  private record Behaviour(ZoneOffset first, List<Change> changes) {}

  private record Change(Instant at, ZoneOffset after) {}

  /** The zone of the same behaviour; the one it names as its location comes first. */
  Optional<NamedZone> match(VTimeZone zone) {
    Optional<NamedZone> location = zone.location().flatMap(names::find);
    return behaviour(zone)
        .flatMap(
            wanted ->
                candidates(location, wanted)
                    .filter(candidate -> behavesLike(wanted, candidate.rules()))
                    .findFirst())
        .or(() -> location);
  }

  private Stream<NamedZone> candidates(Optional<NamedZone> location, Behaviour wanted) {
    int seconds = wanted.first().getTotalSeconds();
    boolean wholeHours = wanted.changes().isEmpty() && seconds % 3_600 == 0;
    Stream<NamedZone> fixed = (wholeHours ? names.fixed(seconds / 3_600) : location).stream();
    Stream<NamedZone> known =
        WindowsZones.ianaNames().stream().flatMap(id -> names.iana(id).stream());
    return Stream.of(location.stream(), fixed, known, others()).flatMap(zones -> zones);
  }

  private Stream<NamedZone> others() {
    return ZoneRulesProvider.getAvailableZoneIds().stream()
        .filter(id -> id.indexOf('/') > 0 && !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
        .sorted()
        .flatMap(id -> names.iana(id).stream());
  }

  private static Optional<Behaviour> behaviour(VTimeZone zone) {
    if (zone.observances().isEmpty()) {
      return Optional.empty();
    }
    List<Observance.Onset> lately = zone.onsets(2000, FIRST_YEAR - 1);
    List<Observance.Onset> before = lately.isEmpty() ? zone.onsets(0, 1999) : lately;
    List<Observance.Onset> inside = zone.onsets(FIRST_YEAR, LAST_YEAR);
    // A list of changes that stops a few years ago was cut; it is not a zone without changes.
    boolean ended = inside.isEmpty() && zone.observances().size() > 1 && !lately.isEmpty();
    if (ended || (before.isEmpty() && inside.isEmpty())) {
      return Optional.empty();
    }
    ZoneOffset first = before.isEmpty() ? inside.get(0).from() : before.get(before.size() - 1).to();
    List<Change> changes = new ArrayList<>();
    ZoneOffset offset = first;
    for (Observance.Onset onset : inside) {
      if (!onset.to().equals(offset)) {
        changes.add(new Change(onset.at(), onset.to()));
        offset = onset.to();
      }
    }
    return Optional.of(new Behaviour(first, changes));
  }

  private static boolean behavesLike(Behaviour wanted, ZoneRules rules) {
    if (!rules.getOffset(FROM).equals(wanted.first())) {
      return false;
    }
    List<Change> changes = new ArrayList<>();
    ZoneOffsetTransition next = rules.nextTransition(FROM);
    while (next != null && next.getInstant().isBefore(TO)) {
      changes.add(new Change(next.getInstant(), next.getOffsetAfter()));
      next = rules.nextTransition(next.getInstant());
    }
    return changes.equals(wanted.changes());
  }
}

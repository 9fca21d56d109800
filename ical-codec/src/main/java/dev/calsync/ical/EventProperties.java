package dev.calsync.ical;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The properties of one VEVENT by name, and its zones. */
final class EventProperties {

  private final Map<String, List<ContentLine>> byName = new HashMap<>();
  private final CalendarZones zones;

  EventProperties(RawEvent event, CalendarZones zones) {
    this.zones = zones;
    for (String text : event.lines()) {
      ContentLine.parse(text)
          .ifPresent(
              line -> byName.computeIfAbsent(line.name(), n -> new ArrayList<>(2)).add(line));
    }
  }

  CalendarZones zones() {
    return zones;
  }

  Optional<ContentLine> first(String name) {
    return all(name).stream().findFirst();
  }

  List<ContentLine> all(String name) {
    return byName.getOrDefault(name, List.of());
  }

  /** The first value of a TEXT property. */
  Optional<String> text(String name) {
    return first(name).map(line -> TextValue.read(line.value()));
  }

  /** The first value of a property with a closed set of words, in capitals. */
  Optional<String> word(String name) {
    return text(name)
        .map(text -> text.strip().toUpperCase(Locale.ROOT))
        .filter(text -> !text.isEmpty());
  }

  /** The moment a property names. */
  Optional<Moment> moment(String name) {
    return first(name)
        .filter(line -> !line.value().isBlank())
        .map(line -> moment(line, line.value()));
  }

  /** One value of a property as a moment. */
  Moment moment(ContentLine line, String value) {
    boolean saidToBeDate = line.param("VALUE").filter("DATE"::equalsIgnoreCase).isPresent();
    return Moment.of(DateValue.parse(value, saidToBeDate), line.param("TZID").orElse(null), zones);
  }
}

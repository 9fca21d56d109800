package dev.calsync.tck.simulation;

import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.Occurrence;
import dev.calsync.event.Participation;
import dev.calsync.event.SeriesExpander;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.store.Part;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** Events as their occurrences, one by one, if anybody can find them (R-C7). */
final class Singles {

  private static final TimeFrame FRAME = new TimeFrame(ZoneRulesSource.jdk(), TimeZoneId.UTC);

  private Singles() {}

  static Stream<Single> of(EventBody event) {
    return event.isSeries()
        ? occurrences(event).map(each -> single(event, each))
        : Stream.of(
            new Single(
                event.time().startSlot(), event.time(), event.details(), answer(event.details())));
  }

  /** Whether a part shows an occurrence of this series. */
  static boolean has(EventBody series, Part part) {
    return occurrences(series).map(Occurrence::slot).map(Part::slot).anyMatch(part::equals);
  }

  private static Single single(EventBody series, Occurrence occurrence) {
    EventDetails details =
        occurrence.override().map(SeriesOverride::details).orElse(series.details());
    return new Single(
        occurrence.slot(),
        occurrence.time(),
        details,
        details.ownResponse().orElseGet(() -> answer(series.details())));
  }

  private static Participation answer(EventDetails details) {
    return details.ownResponse().orElse(Participation.ACCEPTED);
  }

  private static Stream<Occurrence> occurrences(EventBody series) {
    return ServiceLoader.load(SeriesExpander.class).stream()
        .map(ServiceLoader.Provider::get)
        .limit(1)
        .flatMap(
            expander -> expander.between(series, TimeRange.ALWAYS, FRAME).occurrences().stream());
  }
}

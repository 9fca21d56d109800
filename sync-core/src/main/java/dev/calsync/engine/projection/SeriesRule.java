package dev.calsync.engine.projection;

import dev.calsync.calendar.Capabilities;
import dev.calsync.event.EventBody;
import java.util.Optional;

/** A series goes whole into one object, or, where the target has no such object, nowhere. */
final class SeriesRule {

  private SeriesRule() {}

  static Optional<Exclusion> objection(EventBody body, Capabilities capabilities) {
    return body.isSeries() && capabilities.series() != Capabilities.Series.WHOLE
        ? Optional.of(Exclusion.SERIES_NOT_SUPPORTED_BY_TARGET)
        : Optional.empty();
  }
}

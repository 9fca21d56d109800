package dev.calsync.engine.projection;

import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Visibility;

/** No changed occurrence is less private than its series, whose details it repeats. */
final class OverrideRule {

  private OverrideRule() {}

  static EventBody asPrivateAsItsSeries(EventBody body) {
    Visibility series = body.details().visibility();
    return body.overrides().isEmpty()
        ? body
        : new EventBody(
            body.time(),
            body.details(),
            body.recurrence(),
            body.overrides().stream().map(override -> atLeast(series, override)).toList());
  }

  private static SeriesOverride atLeast(Visibility series, SeriesOverride override) {
    EventDetails own = override.details();
    if (own.visibility().compareTo(series) >= 0) {
      return override;
    }
    return new SeriesOverride(override.slot(), override.time(), own.seenBy(series));
  }
}

package dev.calsync.engine.projection;

import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.Recurrence;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import dev.calsync.event.Visibility;
import dev.calsync.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Changed occurrences are judged one by one: one that may not be shown becomes a removed slot
 * (SEM-5). None is less private than its series, whose details it repeats.
 */
final class OverrideRule {

  private OverrideRule() {}

  static EventBody judged(EventBody body, Policy policy) {
    if (body.overrides().isEmpty()) {
      return body;
    }
    List<SeriesOverride> kept = new ArrayList<>();
    List<Slot> hidden = new ArrayList<>();
    for (SeriesOverride each : body.overrides()) {
      SeriesOverride override = asPrivateAs(body.details().visibility(), each);
      if (isHidden(override.details(), policy)) {
        hidden.add(override.slot());
      } else {
        kept.add(override);
      }
    }
    Optional<Recurrence> recurrence = body.recurrence().map(repeats -> without(hidden, repeats));
    return new EventBody(body.time(), body.details(), recurrence, kept);
  }

  private static boolean isHidden(EventDetails details, Policy policy) {
    return StatusRule.isCancelled(details) || PrivacyRule.skips(details, policy);
  }

  private static Recurrence without(List<Slot> hidden, Recurrence recurrence) {
    List<Slot> removed = new ArrayList<>(recurrence.removed());
    removed.addAll(hidden);
    return new Recurrence(recurrence.rules(), recurrence.added(), removed);
  }

  private static SeriesOverride asPrivateAs(Visibility series, SeriesOverride override) {
    EventDetails own = override.details();
    if (own.visibility().compareTo(series) >= 0) {
      return override;
    }
    return new SeriesOverride(
        override.slot(),
        override.time(),
        new EventDetails(
            own.text(),
            own.availability(),
            series,
            own.status(),
            own.type(),
            own.organizer(),
            own.attendees(),
            own.ownResponse()));
  }
}

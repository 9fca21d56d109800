package dev.calsync.engine.projection;

import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.Visibility;
import dev.calsync.policy.Field;
import dev.calsync.policy.Policy;
import dev.calsync.policy.PrivateEvents;
import java.util.Optional;
import java.util.Set;

/**
 * Private and confidential events give no field away, unless the edge says that they are like all
 * others (SEM-19).
 */
final class PrivacyRule {

  private PrivacyRule() {}

  static Optional<Exclusion> objection(EventBody body, Policy policy) {
    return skips(body.details(), policy)
        ? Optional.of(Exclusion.PRIVATE_SKIPPED)
        : Optional.empty();
  }

  static boolean skips(EventDetails details, Policy policy) {
    return isPrivate(details) && policy.privateEvents() == PrivateEvents.SKIP;
  }

  /** The fields that may be shown of this event. */
  static Set<Field> granted(EventDetails details, Policy policy) {
    return isPrivate(details) && policy.privateEvents() != PrivateEvents.AS_NORMAL
        ? Set.of()
        : policy.fields();
  }

  private static boolean isPrivate(EventDetails details) {
    return details.visibility() != Visibility.NORMAL;
  }
}

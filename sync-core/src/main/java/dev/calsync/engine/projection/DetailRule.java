package dev.calsync.engine.projection;

import dev.calsync.event.Availability;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventText;
import dev.calsync.event.MirrorShape.ShownDetails;
import dev.calsync.policy.Field;
import dev.calsync.policy.Policy;
import java.util.List;
import java.util.Set;

/**
 * Only granted fields are copied; whatever is not named stays behind (R-C2, INV-15). An event
 * without a title to show is titled by what it does to its owner's time. Visibility is inherited.
 */
final class DetailRule {

  private DetailRule() {}

  static ShownDetails shown(EventDetails details, Policy policy) {
    Availability availability = StatusRule.availability(details);
    Set<Field> granted = PrivacyRule.granted(details, policy);
    EventText text = details.text();
    boolean titled = granted.contains(Field.TITLE) && !text.title().isBlank();
    return new ShownDetails(
        new EventText(
            titled ? text.title() : placeholder(availability, policy),
            granted.contains(Field.DESCRIPTION) ? text.description() : "",
            granted.contains(Field.LOCATION) ? text.location() : "",
            granted.contains(Field.LINK) ? text.link() : "",
            granted.contains(Field.CATEGORIES) ? text.categories() : List.of()),
        availability,
        details.visibility());
  }

  private static String placeholder(Availability availability, Policy policy) {
    return switch (availability) {
      case BUSY, TENTATIVE, OUT_OF_OFFICE -> policy.busyTitle();
      case FREE, WORKING_ELSEWHERE -> policy.freeTitle();
    };
  }
}

package dev.calsync.engine.projection;

import dev.calsync.event.EventText;
import dev.calsync.event.MirrorShape.ShownDetails;
import dev.calsync.policy.Field;
import dev.calsync.policy.Filter;
import dev.calsync.policy.Instance;
import dev.calsync.policy.Policy;
import dev.calsync.policy.Rule;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Only granted fields are copied; whatever is not named stays behind (R-C2, INV-15). An event
 * without a title to show is titled by what it does to its owner's time. A template is used where
 * all fields that it shows are granted. Visibility is inherited.
 */
final class DetailRule {

  private DetailRule() {}

  static ShownDetails shown(Instance instance, Policy policy) {
    Set<Field> granted = granted(instance, policy);
    EventText text = instance.details().text();
    Wording wording = new Wording(text, granted, policy);
    String title = wording.worded(Field.TITLE);
    return new ShownDetails(
        new EventText(
            title.isBlank() ? placeholder(instance, policy) : title,
            wording.worded(Field.DESCRIPTION),
            wording.worded(Field.LOCATION),
            wording.plain(Field.LINK),
            granted.contains(Field.CATEGORIES) ? text.categories() : List.of()),
        instance.availability(),
        instance.details().visibility());
  }

  /** The fields that may be shown of this event. */
  static Set<Field> granted(Instance instance, Policy policy) {
    Set<Field> granted = EnumSet.noneOf(Field.class);
    if (PrivacyRule.mayShow(instance.details(), policy)) {
      granted.addAll(policy.fields());
      for (Map.Entry<Filter, Rule> each : policy.rules().entrySet()) {
        if (each.getKey().matches(instance)) {
          granted.addAll(each.getValue().fields());
        }
      }
    }
    return granted;
  }

  private static String placeholder(Instance instance, Policy policy) {
    return switch (instance.availability()) {
      case BUSY, TENTATIVE, OUT_OF_OFFICE -> policy.busyTitle();
      case FREE, WORKING_ELSEWHERE -> policy.freeTitle();
    };
  }

  /** The words of one event, as far as they are granted. */
  private record Wording(EventText text, Set<Field> granted, Policy policy) {

    String worded(Field field) {
      return policy
          .template(field)
          .filter(template -> isFilled(template.fields()))
          .map(template -> template.fill(this::plain))
          .orElseGet(() -> plain(field));
    }

    /** A template that would show an empty title says nothing worth its words. */
    private boolean isFilled(Set<Field> fields) {
      return granted.containsAll(fields)
          && (fields.isEmpty() || fields.stream().anyMatch(field -> !plain(field).isBlank()));
    }

    String plain(Field field) {
      if (!granted.contains(field)) {
        return "";
      }
      return switch (field) {
        case TITLE -> text.title();
        case DESCRIPTION -> text.description();
        case LOCATION -> text.location();
        case LINK -> text.link();
        case CATEGORIES -> String.join(", ", text.categories());
      };
    }
  }
}

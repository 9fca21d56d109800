package dev.calsync.examples.quickstart.command;

import dev.calsync.policy.Detail;
import dev.calsync.policy.Policy;
import java.util.Arrays;

/** What a policy lets be seen, in plain words. */
final class PolicyWords {

  private PolicyWords() {}

  /** One word, as it was given. */
  static String of(Policy policy) {
    return Arrays.stream(Detail.values())
        .filter(detail -> detail.fields().equals(policy.fields()))
        .map(DetailConverter::nameOf)
        .findFirst()
        .orElse("some fields");
  }

  static String sentence(Policy policy) {
    return switch (of(policy)) {
      case "busy" -> "The mirror shows when time is taken: no titles, no places, no guests.";
      case "title" -> "The mirror shows when and what: no places, no notes, no guests.";
      default -> "The mirror shows all but guests and answers.";
    };
  }
}

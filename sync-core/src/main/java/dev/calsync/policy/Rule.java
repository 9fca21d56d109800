package dev.calsync.policy;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a policy does with events that a filter matches: it lets more of them through. A rule only
 * ever adds; what must not be seen at all is skipped.
 *
 * @param fields the fields that are let through besides those of the policy, at least one
 */
public record Rule(Set<Field> fields) {

  /** Copies the fields. */
  public Rule {
    if (fields.isEmpty()) {
      throw new IllegalPolicyException(List.of("a rule lets at least one field through"));
    }
    fields = Collections.unmodifiableSet(EnumSet.copyOf(fields));
  }

  /**
   * Lets fields through.
   *
   * @param fields the fields, at least one
   * @return the rule
   */
  public static Rule allow(Field... fields) {
    return new Rule(Set.of(fields));
  }
}

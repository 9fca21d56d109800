package dev.calsync.event;

import java.util.Collection;
import java.util.List;

/**
 * How an event repeats: its rules and added slots, less the removed ones. A removed slot always
 * wins (RFC 5545, section 3.8.5.1); whether a source said EXDATE or cancelled the occurrence makes
 * no difference (SEM-5).
 *
 * @param rules usually one; several are united; none where the series is only a list of added slots
 * @param added further slots, sorted
 * @param removed slots that do not take place, sorted
 */
public record Recurrence(List<RecurrenceRule> rules, List<Slot> added, List<Slot> removed) {

  /** Copies and sorts; repeats collapse. */
  public Recurrence {
    rules = List.copyOf(rules);
    added = sorted(added);
    removed = sorted(removed);
  }

  /**
   * A series of one rule.
   *
   * @param rule the rule
   * @return the recurrence without added or removed slots
   */
  public static Recurrence of(RecurrenceRule rule) {
    return new Recurrence(List.of(rule), List.of(), List.of());
  }

  private static List<Slot> sorted(Collection<Slot> slots) {
    return slots.stream().sorted().distinct().toList();
  }
}

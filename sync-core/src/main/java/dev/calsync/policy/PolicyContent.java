package dev.calsync.policy;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Everything a policy says, as one value. Filters are sorted, because their order means nothing:
 * policies that mean the same in another order are equal, in JSON too.
 *
 * @param fields what every event may show
 * @param rules what further events may show, by filter
 * @param skipped filters of which none may match
 * @param only filters of which all must match
 * @param wording the words of titles, descriptions and locations
 * @param privateEvents what happens to private events
 * @param alreadyPresent where a copy of the same meeting keeps it from being shown
 * @param zeroLengthBlocks whether events without length take their owner's time
 * @param buffer time added around events
 * @param window the time that is looked at
 * @param merging how busy time is merged into blocks; empty for a mirror of each event
 * @param retention how long what is over is kept
 */
record PolicyContent(
    Set<Field> fields,
    Map<Filter, Rule> rules,
    List<Filter> skipped,
    List<Filter> only,
    Wording wording,
    PrivateEvents privateEvents,
    AlreadyPresent alreadyPresent,
    boolean zeroLengthBlocks,
    Buffer buffer,
    Window window,
    Optional<Merging> merging,
    Retention retention) {

  PolicyContent {
    fields = Collections.unmodifiableSet(copy(fields));
    rules = Collections.unmodifiableMap(new TreeMap<>(rules));
    skipped = skipped.stream().sorted().distinct().toList();
    only = only.stream().sorted().distinct().toList();
  }

  private static EnumSet<Field> copy(Set<Field> fields) {
    EnumSet<Field> copy = EnumSet.noneOf(Field.class);
    copy.addAll(fields);
    return copy;
  }

  /** Every field that some event may show. */
  Set<Field> widest() {
    EnumSet<Field> widest = copy(fields);
    rules.values().forEach(rule -> widest.addAll(rule.fields()));
    return widest;
  }

  PolicyContent withoutFields() {
    return new PolicyContent(
        Set.of(),
        Map.of(),
        skipped,
        only,
        wording,
        privateEvents,
        alreadyPresent,
        zeroLengthBlocks,
        buffer,
        window,
        merging,
        retention);
  }

  /**
   * The words of mirrors.
   *
   * @param busy the title of busy time whose own is not shown
   * @param free the title of free time whose own is not shown
   * @param templates by the field that they fill
   */
  record Wording(String busy, String free, Map<Field, Template> templates) {

    Wording {
      EnumMap<Field, Template> copy = new EnumMap<>(Field.class);
      copy.putAll(templates);
      templates = Collections.unmodifiableMap(copy);
    }
  }
}

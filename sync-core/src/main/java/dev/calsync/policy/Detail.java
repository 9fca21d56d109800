package dev.calsync.policy;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** How much an edge lets through: a ready-made set of fields. */
public enum Detail {
  /** Only that the time is taken. */
  BUSY(EnumSet.noneOf(Field.class)),
  /** The title too. */
  TITLE(EnumSet.of(Field.TITLE)),
  /** Every field; never guests, organizer or answers, which a mirror does not have (INV-14). */
  FULL(EnumSet.allOf(Field.class));

  private final Set<Field> fields;

  Detail(Set<Field> fields) {
    this.fields = Collections.unmodifiableSet(fields);
  }

  /**
   * The fields it stands for.
   *
   * @return in the order of {@link Field}
   */
  public Set<Field> fields() {
    return fields;
  }
}

package dev.calsync.store.jdbc;

import java.util.regex.Pattern;

/**
 * Behind what an owner's next lane waits (INV-21): one more than the last turn that the owner waits
 * for or was served at, but not before the turn that was served last. So who comes back again and
 * again goes behind everybody who waits, and who was away has saved up nothing.
 */
final class OwnerTail {

  private static final Pattern WORD = Pattern.compile("TAIL\\(([^)]+)\\)");

  private static final String SQL =
      """
      greatest((select last_value from {turn}),
            (select max(t.turn) + 1 from {lane} t where t.owner = $1 and t.turn is not null),
            (select max(t.served_turn) + 1 from {lane} t
              where t.owner = $1 and t.served_turn is not null))\
      """;

  private OwnerTail() {}

  /** SQL in which {@code TAIL(owner)} stands for it. */
  static String writtenOut(String sql) {
    return WORD.matcher(sql).replaceAll(SQL);
  }
}

package dev.calsync.store.jdbc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A statement that takes its parameters as arrays.
 *
 * @param sql its text; except for inserts it returns {@code nth}, the place of the item from 1, for
 *     each changed row
 * @param parameters how many
 * @param firstKey the first parameter that says which row; none does in an insert
 */
record ArrayStatement(String sql, int parameters, int firstKey) {

  private static final Pattern INSERT =
      Pattern.compile(
          "(?<into>insert into .*?\\))\\s+values\\s*\\((?<values>.*)\\)(?<conflict>\\s+on conflict .*)?",
          Pattern.DOTALL);

  private static final Pattern CHANGE =
      Pattern.compile("(?<what>(?<verb>update|delete) .*)\\swhere (?<where>.*)", Pattern.DOTALL);

  static ArrayStatement of(String text) {
    String sql = text.strip();
    Matcher insert = INSERT.matcher(sql);
    if (insert.matches()) {
      return ofInsert(insert);
    }
    Matcher change = CHANGE.matcher(sql);
    if (change.matches()) {
      return ofChange(change);
    }
    throw new IllegalArgumentException("no statement for batches: " + sql);
  }

  boolean hasKey() {
    return firstKey < parameters;
  }

  private static ArrayStatement ofInsert(Matcher insert) {
    String conflict = insert.group("conflict") == null ? "" : insert.group("conflict");
    String values = numbered(insert.group("values"), 0);
    int parameters = count(values);
    String sql =
        "%s select %s from %s%s"
            .formatted(insert.group("into"), values, rows(parameters), conflict);
    return new ArrayStatement(sql, parameters, parameters);
  }

  private static ArrayStatement ofChange(Matcher change) {
    String what = numbered(change.group("what"), 0);
    int firstKey = count(what);
    String where = numbered(change.group("where"), firstKey);
    int parameters = firstKey + count(where);
    String from = change.group("verb").equals("update") ? "from" : "using";
    String sql = "%s %s %s where %s returning w.nth".formatted(what, from, rows(parameters), where);
    return new ArrayStatement(sql, parameters, firstKey);
  }

  private static String rows(int parameters) {
    return "unnest(%s) with ordinality w(%s, nth)"
        .formatted(each(parameters, i -> "?"), each(parameters, i -> "p" + i));
  }

  private static String each(int parameters, java.util.function.IntFunction<String> text) {
    return IntStream.rangeClosed(1, parameters).mapToObj(text).collect(Collectors.joining(", "));
  }

  private static final Pattern PARAMETER = Pattern.compile("\\?");
  private static final Pattern NUMBERED = Pattern.compile("w\\.p\\d+");

  private static String numbered(String text, int before) {
    int[] number = {before};
    return PARAMETER.matcher(text).replaceAll(found -> "w.p" + ++number[0]);
  }

  private static int count(String numbered) {
    return (int) NUMBERED.matcher(numbered).results().count();
  }
}

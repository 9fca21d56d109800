package dev.calsync.store.jdbc;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tables, columns and sequences that scripts make. */
final class Inventory {

  private static final Pattern TABLE =
      Pattern.compile("(?s)create table (?:if not exists )?\\{(\\w+)} \\((.*)\\)");
  private static final Pattern SEQUENCE = Pattern.compile("create sequence \\{(\\w+)}");
  private static final Pattern ALTERED = Pattern.compile("alter table \\{(\\w+)}");
  private static final Pattern ADDED = Pattern.compile("add column (?:if not exists )?(\\w+)");

  /** Not one between the parentheses of a type or a key. */
  private static final Pattern COMMA_AFTER_COLUMN = Pattern.compile(",(?![^(]*\\))");

  private static final Set<String> NO_COLUMN = Set.of("primary", "unique", "check", "constraint");

  private final Map<String, Set<String>> columns = new TreeMap<>();

  Inventory(Collection<Script> scripts) {
    scripts.stream().flatMap(Script::statements).forEach(this::read);
  }

  private void read(String statement) {
    Matcher table = TABLE.matcher(statement);
    Matcher altered = ALTERED.matcher(statement);
    Matcher sequence = SEQUENCE.matcher(statement);
    if (table.matches()) {
      COMMA_AFTER_COLUMN
          .splitAsStream(table.group(2))
          .map(part -> part.strip().split("\\s", 2)[0])
          .filter(word -> !NO_COLUMN.contains(word))
          .forEach(word -> add(table.group(1), word));
    } else if (altered.lookingAt()) {
      ADDED.matcher(statement).results().forEach(it -> add(altered.group(1), it.group(1)));
    } else if (sequence.lookingAt()) {
      columns.put(sequence.group(1), Set.of());
    }
  }

  private void add(String table, String column) {
    columns.computeIfAbsent(table, name -> new TreeSet<>()).add(column);
  }

  /** By table, without schema and prefix; a sequence has none. */
  Map<String, Set<String>> columns() {
    return columns;
  }

  /** What of it is not there: {@code table} or sequence, or {@code table.column}. */
  List<String> missing(Map<String, Set<String>> there) {
    return columns.entrySet().stream()
        .flatMap(
            table ->
                there.containsKey(table.getKey())
                    ? missing(table, there.get(table.getKey()))
                    : Stream.of(table.getKey()))
        .toList();
  }

  private static Stream<String> missing(Map.Entry<String, Set<String>> table, Set<String> there) {
    return table.getValue().stream()
        .filter(column -> !there.contains(column))
        .map(column -> table.getKey() + "." + column);
  }
}

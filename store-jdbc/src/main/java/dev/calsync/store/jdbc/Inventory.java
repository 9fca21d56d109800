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

/** The tables, columns, sequences and indexes that scripts make. */
final class Inventory {

  private static final Pattern TABLE =
      Pattern.compile("(?s)create table (?:if not exists )?\\{(\\w+)} \\((.*)\\)");
  private static final Pattern SEQUENCE = Pattern.compile("create sequence \\{(\\w+)}");
  private static final Pattern INDEX =
      Pattern.compile(
          "create (?:unique )?index (?:if not exists )?"
              + "(?:\\{name (?<name>\\w+)}|\\{(?<first>\\w+)}(?<rest>\\w+)) on \\{(?<table>\\w+)}");
  private static final Pattern ALTERED = Pattern.compile("alter table \\{(\\w+)}");
  private static final Pattern ADDED = Pattern.compile("add column (?:if not exists )?(\\w+)");

  /** Not one between the parentheses of a type or a key. */
  private static final Pattern COMMA_AFTER_COLUMN = Pattern.compile(",(?![^(]*\\))");

  private static final Set<String> NO_COLUMN = Set.of("primary", "unique", "check", "constraint");

  private final Map<String, Set<String>> columns = new TreeMap<>();
  private final Map<String, String> indexes = new TreeMap<>();

  Inventory(Collection<Script> scripts) {
    scripts.stream().flatMap(Script::statements).forEach(this::read);
  }

  private void read(String statement) {
    Matcher table = TABLE.matcher(statement);
    Matcher altered = ALTERED.matcher(statement);
    Matcher sequence = SEQUENCE.matcher(statement);
    Matcher index = INDEX.matcher(statement);
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
    } else if (index.lookingAt()) {
      indexes.put(nameOf(index), index.group("table"));
    }
  }

  private static String nameOf(Matcher index) {
    return index.group("name") == null
        ? index.group("first") + index.group("rest")
        : index.group("name");
  }

  private void add(String table, String column) {
    columns.computeIfAbsent(table, name -> new TreeSet<>()).add(column);
  }

  /** By table, without schema and prefix; a sequence has none. */
  Map<String, Set<String>> columns() {
    return columns;
  }

  /** The table that each index is on, without schema and prefix. */
  Map<String, String> indexes() {
    return indexes;
  }

  /**
   * What of it is not there: {@code table} or sequence, {@code table.column}, or {@code index name}
   * on a table that is there.
   *
   * @param tables columns by table; a sequence has none
   * @param names of indexes
   */
  List<String> missing(Map<String, Set<String>> tables, Set<String> names) {
    Stream<String> parts =
        columns.entrySet().stream()
            .flatMap(
                table ->
                    tables.containsKey(table.getKey())
                        ? missing(table, tables.get(table.getKey()))
                        : Stream.of(table.getKey()));
    Stream<String> lost =
        indexes.entrySet().stream()
            .filter(index -> tables.containsKey(index.getValue()))
            .map(Map.Entry::getKey)
            .filter(index -> !names.contains(index))
            .map(index -> "index " + index);
    return Stream.concat(parts, lost).toList();
  }

  private static Stream<String> missing(Map.Entry<String, Set<String>> table, Set<String> there) {
    return table.getValue().stream()
        .filter(column -> !there.contains(column))
        .map(column -> table.getKey() + "." + column);
  }
}

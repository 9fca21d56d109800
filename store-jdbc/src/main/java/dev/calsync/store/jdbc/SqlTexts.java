package dev.calsync.store.jdbc;

import java.sql.PreparedStatement;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Our SQL in the words of one database: {@code {mirror}} becomes its table, {@code {name
 * mirror_due}} the name of what lives beside a table, the rest its dialect.
 */
final class SqlTexts {

  private static final String NAME = "name ";
  private static final Pattern BRACES = Pattern.compile("\\{([^{}]+)}");

  private final Dialect dialect;
  private final String schema;
  private final String prefix;
  private final ConcurrentMap<String, String> rendered = new ConcurrentHashMap<>();

  SqlTexts(Dialect dialect, String schema, String prefix) {
    this.dialect = dialect;
    this.schema = schema;
    this.prefix = prefix;
  }

  String schema() {
    return schema;
  }

  String prefix() {
    return prefix;
  }

  Letters letters() {
    return dialect.letters();
  }

  Batches batches() {
    return dialect.batches();
  }

  Params params(PreparedStatement statement) {
    return new Params(new StatementSlots(statement, this), letters());
  }

  String render(String text) {
    return rendered.computeIfAbsent(
        text, it -> BRACES.matcher(it).replaceAll(found -> Matcher.quoteReplacement(word(found))));
  }

  String upsert(String table, List<String> key, List<String> columns) {
    return render(dialect.upsert("{" + table + "}", key, columns));
  }

  String migrationLock() {
    return dialect.migrationLock(table(""));
  }

  private String table(String name) {
    return (schema.isEmpty() ? "" : schema + ".") + prefix + name;
  }

  private String word(MatchResult found) {
    String name = found.group(1);
    if (name.startsWith(NAME)) {
      return prefix + name.substring(NAME.length());
    }
    String meaning = dialect.word(name);
    return meaning == null ? table(name) : meaning;
  }
}

package dev.calsync.store.jdbc;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Our SQL in the words of one database: {@code {mirror}} becomes its table, the rest its dialect.
 */
final class SqlTexts {

  private static final Pattern BRACES = Pattern.compile("\\{([^{}]+)}");

  private final Dialect dialect;
  private final String schema;
  private final String qualifier;
  private final ConcurrentMap<String, String> rendered = new ConcurrentHashMap<>();

  SqlTexts(Dialect dialect, String schema, String prefix) {
    this.dialect = dialect;
    this.schema = schema;
    this.qualifier = (schema.isEmpty() ? "" : schema + ".") + prefix;
  }

  String schema() {
    return schema;
  }

  String render(String text) {
    return rendered.computeIfAbsent(
        text, it -> BRACES.matcher(it).replaceAll(found -> Matcher.quoteReplacement(word(found))));
  }

  String upsert(String table, List<String> key, List<String> columns) {
    return render(dialect.upsert("{" + table + "}", key, columns));
  }

  private String word(MatchResult found) {
    String meaning = dialect.word(found.group(1));
    return meaning == null ? qualifier + found.group(1) : meaning;
  }
}

package dev.calsync.store.jdbc;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Short texts by name in one column: a line each, {@code name=value}, backslashes escape. */
final class MapText {

  private MapText() {}

  static String write(Map<String, ?> values) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(values)
        .forEach(
            (name, value) ->
                text.append(escaped(name))
                    .append('=')
                    .append(escaped(value.toString()))
                    .append('\n'));
    return text.toString();
  }

  static <V> Map<String, V> read(String text, Function<String, V> value) {
    Map<String, V> values = new TreeMap<>();
    text.lines()
        .forEach(
            line -> {
              int sign = line.indexOf('=');
              values.put(
                  plain(line.substring(0, sign)), value.apply(plain(line.substring(sign + 1))));
            });
    return values;
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("=", "\\e").replace("\n", "\\n").replace("\r", "\\r");
  }

  private static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      plain.append(c == '\\' ? unescaped(text.charAt(++i)) : c);
    }
    return plain.toString();
  }

  private static char unescaped(char letter) {
    return switch (letter) {
      case 'e' -> '=';
      case 'n' -> '\n';
      case 'r' -> '\r';
      default -> letter;
    };
  }
}

package dev.calsync.ical;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One property: name, parameters, value (RFC 5545, section 3.1).
 *
 * @param name in capitals
 * @param params by name in capitals, the last of equal names, without quotes, RFC 6868 decoded
 * @param value as written
 */
record ContentLine(String name, Map<String, String> params, String value) {

  private static final int MOST_PARAMS = 100;

  /** Reads a line; empty if it is none, such as the rest of a text that was broken by hand. */
  static Optional<ContentLine> parse(String line) {
    int end = nameEnd(line, 0);
    if (end == 0 || end == line.length()) {
      return Optional.empty();
    }
    String name = upper(line.substring(0, end));
    Map<String, String> params = new TreeMap<>();
    int at = end;
    while (at < line.length() && line.charAt(at) == ';') {
      int nameEnd = nameEnd(line, at + 1);
      String param = upper(line.substring(at + 1, nameEnd));
      at = nameEnd;
      if (at < line.length() && line.charAt(at) == '=') {
        at = valueEnd(line, nameEnd + 1);
        if (params.size() < MOST_PARAMS) {
          params.put(param, plain(line.substring(nameEnd + 1, at)));
        }
      }
    }
    if (at >= line.length() || line.charAt(at) != ':') {
      return Optional.empty();
    }
    return Optional.of(new ContentLine(name, params, line.substring(at + 1)));
  }

  Optional<String> param(String param) {
    return Optional.ofNullable(params.get(param)).filter(text -> !text.isBlank());
  }

  private static int nameEnd(String line, int from) {
    int at = from;
    while (at < line.length() && isNameChar(line.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isNameChar(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_'
        || c == '.';
  }

  private static int valueEnd(String line, int from) {
    boolean quoted = false;
    for (int at = from; at < line.length(); at++) {
      char c = line.charAt(at);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == ';' || c == ':')) {
        return at;
      }
    }
    int bare = line.indexOf(':', from);
    return bare < 0 ? line.length() : bare;
  }

  private static String plain(String param) {
    String text = param.replace("\"", "");
    if (text.indexOf('^') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      int code = c == '^' && at + 1 < text.length() ? "n'^".indexOf(text.charAt(at + 1)) : -1;
      out.append(code < 0 ? c : "\n\"^".charAt(code));
      at += code < 0 ? 0 : 1;
    }
    return out.toString();
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }
}

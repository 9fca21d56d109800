package dev.calsync.ical;

import java.util.ArrayList;
import java.util.List;

/** TEXT values and their escapes (RFC 5545, section 3.3.11). */
final class TextValue {

  private TextValue() {}

  /** The text behind the escapes, without control characters other than tab and line feed. */
  static String read(String value) {
    StringBuilder out = new StringBuilder(value.length());
    for (int at = 0; at < value.length(); at++) {
      char c = value.charAt(at);
      if (c == '\\' && at + 1 < value.length()) {
        at++;
        appendEscaped(out, value.charAt(at));
      } else if (isText(c)) {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** The texts of a list, without blank ones. */
  static List<String> readList(String value) {
    List<String> texts = new ArrayList<>();
    int from = 0;
    for (int at = 0; at <= value.length(); at++) {
      if (at == value.length() || value.charAt(at) == ',') {
        String text = read(value.substring(from, at)).strip();
        if (!text.isEmpty()) {
          texts.add(text);
        }
        from = at + 1;
      } else if (value.charAt(at) == '\\' && at + 1 < value.length()) {
        at++;
      }
    }
    return texts;
  }

  /** The value that says this text: one line, whatever the text holds (HOS-27). */
  static String write(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\n' || c == '\r') {
        boolean pair = c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
        at += pair ? 1 : 0;
        out.append("\\n");
      } else if (c == '\\' || c == ';' || c == ',') {
        out.append('\\').append(c);
      } else if (isText(c)) {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** A text without any control character, for values that know no escapes, such as URIs. */
  static String singleLine(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.chars().filter(c -> c >= ' ' && c != 0x7F).forEach(c -> out.append((char) c));
    return out.toString();
  }

  private static void appendEscaped(StringBuilder out, char c) {
    switch (c) {
      case 'n', 'N' -> out.append('\n');
      case '\\', ';', ',', ':', '"' -> out.append(c);
      default -> {
        out.append('\\');
        if (isText(c)) {
          out.append(c);
        }
      }
    }
  }

  private static boolean isText(char c) {
    return (c >= ' ' && c != 0x7F) || c == '\t' || c == '\n';
  }
}

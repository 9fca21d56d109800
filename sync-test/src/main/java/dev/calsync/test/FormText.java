package dev.calsync.test;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The fields of a form, as they come in a query or a body. */
final class FormText {

  private FormText() {}

  static Map<String, String> read(String text) {
    Map<String, String> fields = new TreeMap<>();
    for (String field : text.split("&")) {
      String[] parts = field.split("=", 2);
      fields.put(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1]));
    }
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}

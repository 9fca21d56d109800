package dev.calsync.engine.oauth;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Names and values as a form sends them (RFC 6749, appendix B), in the order they were put. */
final class Form {

  static final String TYPE = "application/x-www-form-urlencoded";

  private final Map<String, String> fields = new LinkedHashMap<>();

  Form put(String name, String value) {
    fields.put(name, value);
    return this;
  }

  Form put(String name, Optional<String> value) {
    value.ifPresent(it -> put(name, it));
    return this;
  }

  /** Several values as the standard joins scopes; none are not sent at all. */
  Form putAll(String name, Collection<String> values) {
    return values.isEmpty() ? this : put(name, String.join(" ", values));
  }

  Form putAll(Map<String, String> more) {
    fields.putAll(more);
    return this;
  }

  byte[] bytes() {
    return text().getBytes(StandardCharsets.US_ASCII);
  }

  String text() {
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

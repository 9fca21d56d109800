package dev.calsync.connector.google;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object as it came. What is absent and what is of another type than it should be are the
 * same: not there. One strange item of a page stops no other that way (R-B5).
 */
record Fields(Map<?, ?> values) {

  static final Fields NONE = new Fields(Map.of());

  static Fields of(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? new Fields(map) : NONE;
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  /** A text; empty where there is none. */
  String text(String name) {
    return values.get(name) instanceof String text ? text : "";
  }

  /** A text that says something. */
  Optional<String> said(String name) {
    return Optional.of(text(name)).filter(text -> !text.isEmpty());
  }

  /** A whole number, the largest or smallest there is if it is beyond; 0 where there is none. */
  int number(String name) {
    return values.get(name) instanceof Number number ? (int) number.doubleValue() : 0;
  }

  boolean flag(String name) {
    return values.get(name) instanceof Boolean flag && flag;
  }

  Fields object(String name) {
    return of(values.get(name));
  }

  List<Fields> objects(String name) {
    return values.get(name) instanceof List<?> list
        ? list.stream().map(Fields::of).toList()
        : List.of();
  }

  boolean isList(String name) {
    return values.get(name) instanceof List<?>;
  }

  List<String> texts(String name) {
    return values.get(name) instanceof List<?> list
        ? list.stream().filter(String.class::isInstance).map(String.class::cast).toList()
        : List.of();
  }
}

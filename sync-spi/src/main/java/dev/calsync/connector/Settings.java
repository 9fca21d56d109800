package dev.calsync.connector;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The settings of one connection. Secrets are not among them.
 *
 * @param values text by name
 */
public record Settings(Map<String, String> values) {

  /** Copies the map, sorted by name. */
  public Settings {
    values = java.util.Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /**
   * One setting.
   *
   * @param name its name
   * @return empty if it was not given
   */
  public Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /**
   * A setting that must be there.
   *
   * @param name its name
   * @return its value
   * @throws IllegalArgumentException if it was not given
   */
  public String require(String name) {
    return get(name)
        .orElseThrow(() -> new IllegalArgumentException("the setting " + name + " is missing"));
  }

  /** The names alone: the address of a private feed is as good as a password (INV-16). */
  @Override
  public String toString() {
    return "Settings" + values.keySet();
  }
}

package dev.calsync.ical;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Windows zone names, also as Outlook shows them, and their IANA names, from CLDR (see {@code
 * windows-zones.tsv}).
 */
final class WindowsZones {

  private static final Map<String, String> BY_NAME = load();

  private WindowsZones() {}

  static Optional<String> ianaName(String windowsName) {
    return Optional.ofNullable(BY_NAME.get(key(windowsName)));
  }

  /** Outlook puts (UTC+01:00) or (GMT+01:00) before the names it shows. */
  private static String key(String name) {
    String bare = name.startsWith("(") ? name.substring(name.indexOf(')') + 1) : name;
    return bare.strip().toLowerCase(Locale.ROOT).replace(" and ", " & ");
  }

  /** The IANA names, of equally behaving ones the best known first. */
  static List<String> ianaNames() {
    return BY_NAME.values().stream().distinct().toList();
  }

  private static Map<String, String> load() {
    InputStream file = WindowsZones.class.getResourceAsStream("windows-zones.tsv");
    try (var lines =
        new BufferedReader(
            new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
      Map<String, String> zones = new LinkedHashMap<>();
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", 2))
          .forEach(row -> zones.put(key(row[0]), row[1]));
      return zones;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

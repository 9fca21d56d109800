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

/** Windows zone names and their IANA names, from CLDR (see {@code windows-zones.tsv}). */
final class WindowsZones {

  private static final Map<String, String> BY_NAME = load();

  private WindowsZones() {}

  static Optional<String> ianaName(String windowsName) {
    return Optional.ofNullable(BY_NAME.get(windowsName.toLowerCase(Locale.ROOT)));
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
          .forEach(row -> zones.put(row[0].toLowerCase(Locale.ROOT), row[1]));
      return zones;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.calsync.ical;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The page that says what is made of the calendars of others, and why. */
final class CensusPage {

  static final Path ROOT = Path.of(System.getProperty("calsync.root", ".."));

  private static final String DEFENDED = " \\| [^|]{20,} \\|$";

  private CensusPage() {}

  static List<String> lines() {
    try {
      return Files.readAllLines(ROOT.resolve("docs/ics-census.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** File, place and code of all that is refused, each with its defence. */
  static List<String> refused() {
    return rows("(\\S+\\.ics \\| [^|]+ \\| [A-Z_]+)");
  }

  /** What another program sees otherwise, each with what settles it. */
  static List<String> differences(String program) {
    return rows("(" + program + " \\| \\S+\\.ics \\| [^|]+ \\| [^|]+)");
  }

  private static List<String> rows(String wanted) {
    Pattern row = Pattern.compile("^\\| " + wanted + DEFENDED);
    return lines().stream()
        .map(row::matcher)
        .filter(found -> found.matches())
        .map(found -> found.group(1))
        .sorted()
        .toList();
  }
}

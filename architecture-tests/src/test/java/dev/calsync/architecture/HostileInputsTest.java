package dev.calsync.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every hostile input has a test that names it, or waits for what is not built yet. */
class HostileInputsTest {

  private static final int INPUTS = 40;
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (HOS-\\d+) \\|.*\\| ([^|]+) \\|$");
  private static final Pattern TEST = Pattern.compile("`(\\w+)`");
  private static final Pattern WAITS = Pattern.compile("not built yet: with the [\\w ]+");

  @Test
  void everyInputHasItsRow() {
    assertThat(rows().map(row -> row.group(1)))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, INPUTS).mapToObj(number -> "HOS-" + number).toList());
  }

  @Test
  void everyRowNamesTestsOrSaysWhatItWaitsFor() {
    assertThat(rows().map(row -> row.group(2)))
        .allMatch(
            shown -> !tests(shown).isEmpty() != WAITS.matcher(shown).matches(), "one of both");
  }

  @Test
  void everyTestIsThereAndNamesItsInput() {
    List<Path> sources = Repository.files(".java");
    Stream<String> broken =
        rows()
            .flatMap(
                row ->
                    tests(row.group(2)).stream()
                        .filter(test -> !names(sources, test, row.group(1)))
                        .map(test -> row.group(1) + " -> " + test));
    assertThat(broken).isEmpty();
  }

  private static Stream<MatchResult> rows() {
    return ROW.matcher(Repository.read(Repository.ROOT.resolve("docs/hostile-inputs.md")))
        .results();
  }

  private static List<String> tests(String shown) {
    return TEST.matcher(shown).results().map(found -> found.group(1)).toList();
  }

  /** A class of that name is a test and names the input, not only one that begins like it. */
  private static boolean names(List<Path> sources, String test, String input) {
    Pattern mention = Pattern.compile("\\b" + input + "\\b");
    return sources.stream()
        .filter(file -> file.endsWith(test + ".java"))
        .map(Repository::read)
        .filter(
            source ->
                source.contains("import org.junit.jupiter.api.Test;")
                    || source.contains("@ParameterizedTest"))
        .anyMatch(source -> mention.matcher(source).find());
  }
}

package dev.calsync.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every fault that a connector's page tells of has tests, and they are where the page says. */
class FaultPagesTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| (FLT-[^|]+) \\|.*\\| ([^|]+) \\|$");
  private static final Pattern TEST = Pattern.compile("`(\\w+)\\.(\\w+)`");

  @Test
  void everyFaultNamesItsTests() {
    assertThat(rows()).isNotEmpty();
    assertThat(rows()).allMatch(row -> TEST.matcher(row.group(2)).find());
  }

  @Test
  void everyTestThatIsNamedIsThere() {
    List<Path> sources = Repository.files(".java");
    Stream<String> broken =
        rows().stream()
            .flatMap(row -> TEST.matcher(row.group(2)).results())
            .filter(test -> !isThere(sources, test.group(1), test.group(2)))
            .map(MatchResult::group);
    assertThat(broken).isEmpty();
  }

  private static List<MatchResult> rows() {
    return Repository.files("-faults.md").stream()
        .flatMap(page -> ROW.matcher(Repository.read(page)).results())
        .toList();
  }

  private static boolean isThere(List<Path> sources, String type, String method) {
    Pattern test = Pattern.compile("@(Test|ParameterizedTest)\\b[^;]*\\bvoid\\s+" + method + "\\(");
    return sources.stream()
        .filter(file -> file.endsWith(type + ".java"))
        .anyMatch(file -> test.matcher(Repository.read(file)).find());
  }
}

package dev.calsync.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The first thing a reader copies is compiled: R-K1. */
class ReadmeExampleTest {

  private static final Path README = Repository.ROOT.resolve("README.md");
  private static final Path EXAMPLE =
      Repository.ROOT.resolve(
          "examples/quickstart/src/main/java/dev/calsync/examples/quickstart/FifteenLines.java");

  private static final Pattern JAVA_BLOCK = Pattern.compile("(?ms)^```java\\n(.*?)^```");
  private static final Pattern TAGGED =
      Pattern.compile("(?ms)^ *// tag::readme\\n(.*?)^ *// end::readme");
  private static final Pattern MAIN_BODY =
      Pattern.compile("(?ms)^  public static void main\\([^{]*\\{\\n(.*?)^  }");

  @Test
  void readmeShowsTheCompiledExample() {
    assertThat(javaBlocks()).as("one java block is %s", EXAMPLE.getFileName()).contains(example());
  }

  @Test
  void theExampleFitsInFifteenLines() {
    assumeTrue(!javaBlocks().isEmpty(), "README.md has no java block yet");
    assertThat(example().lines().filter(line -> !line.isBlank())).hasSizeLessThanOrEqualTo(15);
  }

  private static List<String> javaBlocks() {
    assumeTrue(Files.exists(README), "README.md is not written yet");
    List<String> blocks =
        JAVA_BLOCK
            .matcher(Repository.read(README))
            .results()
            .map(found -> plain(found.group(1)))
            .toList();
    assumeTrue(!blocks.isEmpty(), "README.md has no java block yet");
    return blocks;
  }

  private static String example() {
    assertThat(EXAMPLE).exists();
    String source = Repository.read(EXAMPLE);
    return List.of(TAGGED, MAIN_BODY).stream()
        .flatMap(pattern -> pattern.matcher(source).results())
        .map(found -> plain(found.group(1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no tagged lines and no main in " + EXAMPLE));
  }

  private static String plain(String code) {
    return code.stripTrailing().stripIndent();
  }
}

package dev.calsync.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader copies first is compiled: R-K1. */
class ReadmeExampleTest {

  private static final Path README = Repository.ROOT.resolve("README.md");
  private static final Path JOINING =
      Repository.ROOT.resolve("sync-core/src/main/java/dev/calsync/Edges.java");

  private static final Path PUTTING =
      Repository.ROOT.resolve("sync-core/src/main/java/dev/calsync/Events.java");

  private static final Pattern JAVA_BLOCK = Pattern.compile("(?ms)^```java\\n(.*?)^```");
  private static final Pattern JAVADOC_BLOCK =
      Pattern.compile("(?ms)<pre>\\{@code\\n(.*?)^ *\\* }</pre>");
  private static final Pattern TAGGED =
      Pattern.compile("(?ms)^ *// tag::readme\\n(.*?)^ *// end::readme");

  @ParameterizedTest
  @ValueSource(
      strings = {"FifteenLines", "InYourTransaction", "EventsOfYours", "SigningIn", "LookFirst"})
  void readmeShowsTheCompiledExamples(String example) {
    assertThat(blocks(README, JAVA_BLOCK)).as("one java block").contains(example(example));
  }

  @Test
  void theFirstExampleFitsInFifteenLines() {
    assertThat(example("FifteenLines").lines().filter(line -> !line.isBlank()))
        .hasSizeLessThanOrEqualTo(15);
  }

  @Test
  void theJavadocOfJoiningATransactionShowsTheCompiledExample() {
    assertThat(blocks(JOINING, JAVADOC_BLOCK)).contains(example("InYourTransaction"));
  }

  @Test
  void theJavadocOfApplyingAPlanShowsTheCompiledExample() {
    assertThat(blocks(JOINING, JAVADOC_BLOCK)).contains(example("LookFirst"));
  }

  @Test
  void theJavadocOfPuttingEventsShowsTheCompiledExample() {
    assertThat(blocks(PUTTING, JAVADOC_BLOCK)).contains(example("EventsOfYours"));
  }

  private static List<String> blocks(Path file, Pattern block) {
    assertThat(file).isRegularFile();
    return block
        .matcher(Repository.read(file))
        .results()
        .map(found -> plain(found.group(1).replaceAll("(?m)^ +\\* ?", "")))
        .toList();
  }

  private static String example(String name) {
    Path file =
        Repository.ROOT.resolve(
            "examples/quickstart/src/main/java/dev/calsync/examples/quickstart/" + name + ".java");
    List<String> tagged = blocks(file, TAGGED);
    assertThat(tagged).as("tagged lines in %s", file).hasSize(1);
    return tagged.get(0);
  }

  private static String plain(String code) {
    return code.stripTrailing().stripIndent();
  }
}

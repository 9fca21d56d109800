package dev.calsync.tck.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of the contract and its tests name the same rules. */
class ContractPageTest {

  private static final Pattern RULE = Pattern.compile("(?m)^\\| ([a-z]\\d\\d) \\|(.*)$");
  private static final Pattern NAME = Pattern.compile("([a-z]\\d\\d)_[a-z]\\w+");

  @Test
  void everyRuleHasATestAndEveryTestItsRule() throws IOException {
    SortedSet<String> told =
        rules()
            .filter(rule -> !rule.group(2).contains("No test can check this"))
            .map(rule -> rule.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(told).isNotEmpty().isEqualTo(tested());
  }

  @Test
  void noRuleIsNumberedTwiceAndEachSaysHowStrictItIs() throws IOException {
    assertThat(rules().map(rule -> rule.group(1))).doesNotHaveDuplicates();
    assertThat(rules().map(rule -> rule.group(2))).allMatch(text -> text.matches(" (MUST|MAY).*"));
  }

  @Test
  void theExampleForAuthorsIsTheClassThatRuns() throws IOException {
    Path example = Path.of("src/test/java/dev/calsync/tck/example/SavedStoreTest.java");
    String text = Files.readString(example);

    assertThat(page()).contains("```java\n" + text.substring(text.indexOf("/**")) + "```\n");
    assertThat(text.lines()).as("all that an author writes").hasSizeLessThan(40);
  }

  private static Stream<MatchResult> rules() throws IOException {
    String page = page();
    return RULE.matcher(page.substring(page.indexOf("## Stores"))).results();
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("..", "docs", "contract.md"));
  }

  private static SortedSet<String> tested() {
    return Stream.of(SyncStoreContract.class.getMethods())
        .filter(method -> method.isAnnotationPresent(Test.class))
        .map(method -> NAME.matcher(method.getName()))
        .peek(name -> assertThat(name.matches()).isTrue())
        .map(name -> name.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

package dev.calsync.tck.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of the contract and its tests name the same rules. */
class ConnectorPageTest {

  private static final Pattern RULE = Pattern.compile("(?m)^\\| (c\\d\\d) \\| (?!.*No test can)");

  @Test
  void everyRuleHasATestAndEveryTestItsRule() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "contract.md"));
    String connectors = page.substring(page.indexOf("## Connectors"), page.indexOf("## Stores"));
    SortedSet<String> told =
        RULE.matcher(connectors)
            .results()
            .map(rule -> rule.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(told).isNotEmpty().isEqualTo(tested());
  }

  private static SortedSet<String> tested() {
    return Stream.of(ConnectorContract.class.getMethods())
        .filter(method -> method.isAnnotationPresent(Test.class))
        .map(method -> method.getName().substring(0, 3))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

package dev.calsync.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Documents: links lead somewhere, decisions are numbered once and tell the whole story. */
class DocumentsTest {

  private static final Pattern LINK = Pattern.compile("(?<!!)\\[[^\\]]*]\\(([^)\\s]+)[^)]*\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
  private static final Pattern FENCED = Pattern.compile("(?ms)^\\s*```.*?^\\s*```");
  private static final Pattern ELSEWHERE = Pattern.compile("^(https?|mailto):.*");
  private static final Pattern DECISION = Pattern.compile("\\d{4}-[a-z0-9-]+\\.md");

  @Test
  void everyLinkLeadsSomewhere() {
    Stream<String> broken =
        Repository.files(".md").stream()
            .flatMap(
                page ->
                    linksOf(page)
                        .filter(link -> !leadsSomewhere(page, link))
                        .map(link -> Repository.name(page) + " -> " + link));
    assertThat(broken).isEmpty();
  }

  @Test
  void decisionNumbersAreUnique() {
    assertThat(decisions().stream().map(page -> page.getFileName().toString().substring(0, 4)))
        .doesNotHaveDuplicates();
  }

  @Test
  void everyDecisionTellsTheWholeStory() {
    assertThat(decisions())
        .allSatisfy(
            page -> {
              assertThat(page.getFileName().toString()).matches(DECISION);
              assertThat(headingsOf(page)).contains("Context", "Decision", "Consequences");
            });
  }

  private static List<Path> decisions() {
    return Repository.filesUnder(Repository.ROOT.resolve("docs/decisions")).stream()
        .filter(page -> !page.endsWith("README.md"))
        .toList();
  }

  private static Stream<String> linksOf(Path page) {
    return LINK.matcher(FENCED.matcher(Repository.read(page)).replaceAll(""))
        .results()
        .map(found -> found.group(1))
        .filter(link -> !ELSEWHERE.matcher(link).matches());
  }

  private static boolean leadsSomewhere(Path page, String link) {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
    if (!Files.exists(target)) {
      return false;
    }
    return parts.length == 1
        || !target.toString().endsWith(".md")
        || headingsOf(target).stream().map(DocumentsTest::anchorOf).anyMatch(parts[1]::equals);
  }

  private static List<String> headingsOf(Path page) {
    return HEADING
        .matcher(Repository.read(page))
        .results()
        .map(found -> found.group(1).strip())
        .toList();
  }

  private static String anchorOf(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }
}

package dev.calsync.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No promises instead of work, no sleeping code, no test that is switched off. */
class TidyTest {

  private static final String[] TEXT = {
    ".java", ".xml", ".md", ".sql", ".sh", ".yml", ".properties"
  };

  /** Written with a gap, so that this file does not accuse itself. */
  private static final Pattern POSTPONED =
      Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X|HA" + "CK)\\b");

  private static final Pattern CODE_IN_COMMENT =
      Pattern.compile(
          "^\\s*//.*[;{}]\\s*$|^\\s*//\\s*(if|for|while|return|import|var|@\\w+)\\b.*[()].*$");

  private static final Pattern XML_IN_COMMENT = Pattern.compile("<!--\\s*</?[a-zA-Z]");

  private static final Pattern SLEEPS =
      Pattern.compile("Thread\\.(sl" + "eep)\\(|TimeUnit\\.\\w+\\.(sl" + "eep)\\(");

  private static final Pattern SWITCHED_OFF =
      Pattern.compile("^\\s*@(Dis" + "abled|Ign" + "ore)\\b");

  private static final Pattern PACKAGE = Pattern.compile("(?m)^package .*$");

  private static final Pattern NOT_HERE =
      Pattern.compile("^import (static )?(org\\.mock" + "ito|net\\.jq" + "wik)");

  @Test
  void nothingIsPostponedInText() {
    assertThat(linesOf(Repository.files(TEXT), POSTPONED.asPredicate())).isEmpty();
  }

  @Test
  void noCodeSleepsInComments() {
    assertThat(linesOf(Repository.files(".java"), CODE_IN_COMMENT.asPredicate())).isEmpty();
    assertThat(linesOf(Repository.files(".xml"), XML_IN_COMMENT.asPredicate())).isEmpty();
  }

  @Test
  void noTestWaitsForTheWallClock() {
    assertThat(linesOf(Repository.files(".java"), SLEEPS.asPredicate())).isEmpty();
  }

  @Test
  void noTestIsSwitchedOff() {
    assertThat(linesOf(Repository.files(".java"), SWITCHED_OFF.asPredicate())).isEmpty();
  }

  @Test
  void testsUseNoMocksAndNoForeignGenerators() {
    assertThat(linesOf(Repository.files(".java"), NOT_HERE.asPredicate())).isEmpty();
  }

  @Test
  void noClassIsWrittenTwice() {
    Map<String, List<String>> byText =
        Repository.files(".java").stream()
            .filter(file -> !file.endsWith("package-info.java"))
            .collect(
                Collectors.groupingBy(
                    file -> PACKAGE.matcher(Repository.read(file)).replaceFirst(""),
                    Collectors.mapping(Repository::name, Collectors.toList())));
    assertThat(byText.values()).filteredOn(files -> files.size() > 1).isEmpty();
  }

  @Test
  void recognisesWhatItLooksFor() {
    assertThat("  // total = total + 1;").matches(CODE_IN_COMMENT.asPredicate());
    assertThat("  // return the(rest)").matches(CODE_IN_COMMENT.asPredicate());
    assertThat("  // Surefire prints a bare count.").doesNotMatch(CODE_IN_COMMENT.asPredicate());
    assertThat("<!-- <dependency> -->").matches(XML_IN_COMMENT.asPredicate());
    assertThat("a TO" + "DO b").matches(POSTPONED.asPredicate());
  }

  private static Stream<String> linesOf(List<Path> files, Predicate<String> wanted) {
    return files.stream().flatMap(file -> linesOf(file, wanted));
  }

  private static Stream<String> linesOf(Path file, Predicate<String> wanted) {
    List<String> lines = Repository.read(file).lines().toList();
    return IntStream.range(0, lines.size())
        .filter(index -> wanted.test(lines.get(index)))
        .mapToObj(
            index -> Repository.name(file) + ":" + (index + 1) + " " + lines.get(index).strip());
  }
}

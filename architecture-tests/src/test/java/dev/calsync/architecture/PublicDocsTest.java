package dev.calsync.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that users can see says what it promises. */
class PublicDocsTest {

  private static final Set<String> NOT_FOR_USERS =
      Set.of(
          "architecture-tests",
          "benchmarks",
          "build-tools/leak-watch",
          "build-tools/skip-report",
          "fuzz-tests",
          "examples/quickstart");

  @Test
  void everythingUsersCanSeeIsExplained() {
    List<Path> published =
        Repository.modules().stream()
            .filter(module -> !NOT_FOR_USERS.contains(module.folder()))
            .flatMap(module -> module.mainTypes().stream())
            .filter(file -> !Repository.name(file).contains("/dev/calsync/engine/"))
            .toList();
    assertThat(PublicDocs.gapsIn(published)).isEmpty();
  }

  @Test
  void findsWhatIsNotExplained(@TempDir Path folder) throws IOException {
    Path file = Repository.ROOT.resolve("architecture-tests/src/test/resources/Unexplained.txt");
    Path copy = Files.copy(file, folder.resolve("Unexplained.java"));
    assertThat(PublicDocs.gapsIn(List.of(copy)))
        .extracting(gap -> gap.substring(gap.indexOf('#') + 1))
        .containsExactlyInAnyOrder(
            "Unexplained: no sentence",
            "Unexplained.LIMIT: no sentence",
            "Unexplained.answer: no @param of",
            "Unexplained.answer: no @return",
            "Pair: no @param right",
            "Choice.YES: no sentence");
  }
}

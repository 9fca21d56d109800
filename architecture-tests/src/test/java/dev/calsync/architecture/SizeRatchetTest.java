package dev.calsync.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.architecture.SourceShape.Measure;
import dev.calsync.architecture.SourceShape.Size;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Stops the tail: what is too large fails the build unless {@code size-exceptions.txt} lists it
 * with its exact size and a reason. The size must match, so that an entry can only shrink, and an
 * entry that is no longer needed must go.
 */
class SizeRatchetTest {

  private static final String LIST = "architecture-tests/src/test/resources/size-exceptions.txt";

  private static final List<Measure> ALL = SourceShape.of(Repository.files(".java"));

  @Test
  void measuredSomething() {
    assertThat(ALL)
        .anyMatch(it -> it.size() == Size.FILE_LINES)
        .anyMatch(it -> it.size() == Size.METHOD_LINES && it.value() > 1)
        .anyMatch(it -> it.size() == Size.PARAMETERS && it.value() > 0);
  }

  @Test
  void nothingOutgrowsItsLimitWithoutAReason() {
    Stream<String> over = ALL.stream().filter(Measure::isOver).map(SizeRatchetTest::entryOf);
    assertThat(over)
        .as("entries of %s must be exactly what is too large", LIST)
        .containsExactlyInAnyOrderElementsOf(entries().map(line -> part(line, 0)).toList());
  }

  @Test
  void everyExceptionGivesItsReason() {
    assertThat(entries()).allMatch(line -> part(line, 1).length() >= 20);
  }

  private static String entryOf(Measure measure) {
    return measure.size() + " " + measure.subject() + " " + measure.value();
  }

  private static Stream<String> entries() {
    return Repository.read(Repository.ROOT.resolve(LIST))
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"));
  }

  private static String part(String line, int index) {
    String[] parts = line.split(" — ", 2);
    return index < parts.length ? parts[index].strip() : "";
  }
}

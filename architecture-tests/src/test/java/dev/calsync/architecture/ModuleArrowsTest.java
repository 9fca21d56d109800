package dev.calsync.architecture;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which module may use which, and which libraries it may see. */
class ModuleArrowsTest {

  /** Module | modules it may use | libraries it may use beside {@code java.*} and JSpecify. */
  private static final String ARROWS =
      """
      build-tools/leak-watch  |                                       | org.junit.jupiter.api
      build-tools/skip-report |                                       | org.junit.platform
      sync-spi                |                                       | javax.crypto
      sync-core               | sync-spi guarded-http                 | org.slf4j com.fasterxml.jackson com.google.crypto.tink com.google.re2j javax.crypto
      ical-codec              | sync-spi                              | com.github.mangstadt.vinnie
      guarded-http            | sync-spi                              | javax.net.ssl org.apache.hc
      connector-google        | sync-spi ical-codec                   | com.google.api com.google.auth org.apache.hc
      connector-ics           | sync-spi ical-codec                   |
      connector-microsoft     | sync-spi                              | com.fasterxml.jackson.core
      store-jdbc              | sync-spi                              | org.slf4j javax.sql org.h2
      sync-test               | sync-spi sync-core ical-codec guarded-http | com.sun.net.httpserver com.fasterxml.jackson org.junit.jupiter.api
      sync-tck                | sync-spi sync-core sync-test guarded-http | org.junit.jupiter.api org.assertj.core
      examples/quickstart     | sync-spi sync-core ical-codec connector-ics store-jdbc | com.fasterxml.jackson picocli javax.sql org.h2
      crash-tests             |                                       |
      benchmarks              | sync-spi sync-core store-jdbc sync-test guarded-http connector-google | javax.crypto javax.sql com.sun.management com.fasterxml.jackson com.github.kagkarlsson.scheduler com.zaxxer.hikari io.zonky.test.db.postgres
      fuzz-tests              | sync-spi ical-codec connector-google connector-microsoft |
      architecture-tests      |                                       |
      """;

  private static final Map<String, Row> TABLE =
      ARROWS.lines().map(Row::parse).collect(Collectors.toMap(Row::module, row -> row));

  @Test
  void everyModuleIsInTheTable() {
    assertThat(Repository.modules().stream().map(SourceModule::folder).filter(not("bom"::equals)))
        .as("say in ARROWS what a new module may use")
        .containsExactlyInAnyOrderElementsOf(TABLE.keySet());
  }

  @Test
  void sawEveryModule() {
    Stream<String> unseen =
        Repository.modules().stream()
            .flatMap(module -> module.mainTypes().stream().map(module::classNameOf))
            .filter(name -> !House.CLASSES.contain(name));
    assertThat(unseen).as("classes that no rule looks at: add their module to this pom").isEmpty();
  }

  @Test
  void modulesUseOnlyWhatTheTableAllows() {
    Stream<String> forbidden =
        House.CLASSES.stream()
            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .filter(not(ModuleArrowsTest::isAllowed))
            .map(Dependency::getDescription);
    assertThat(forbidden).isEmpty();
  }

  private static boolean isAllowed(Dependency arrow) {
    JavaClass target = arrow.getTargetClass().getBaseComponentType();
    String from = House.moduleOf(arrow.getOriginClass());
    String to = House.moduleOf(target);
    if (target.isPrimitive() || to.equals(from)) {
      return true;
    }
    Row row = TABLE.get(from);
    return to.isEmpty() ? row.allowsLibrary(target.getPackageName()) : row.modules().contains(to);
  }

  private record Row(String module, Set<String> modules, Set<String> libraries) {

    static Row parse(String line) {
      String[] cells = line.split("\\|", -1);
      return new Row(cells[0].strip(), words(cells[1]), words(cells[2]));
    }

    boolean allowsLibrary(String name) {
      return Stream.concat(Stream.of("java", "org.jspecify"), libraries.stream())
          .anyMatch(prefix -> name.equals(prefix) || name.startsWith(prefix + "."));
    }

    private static Set<String> words(String cell) {
      return Stream.of(cell.strip().split(" +"))
          .filter(not(String::isEmpty))
          .collect(Collectors.toSet());
    }
  }
}

package dev.calsync.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Packages: no cycles, each explained, none named for what it is not. */
class PackagesTest {

  private static final Set<String> SAYS_NOTHING =
      Set.of(
          "base", "common", "commons", "helper", "impl", "misc", "shared", "support", "util",
          "utils");

  @Test
  void noPackagesFormACycle() {
    slices().assignedFrom(new EachPackage()).should().beFreeOfCycles().check(House.CLASSES);
  }

  @Test
  void everyPackageSaysWhatItIsForAndThatNothingIsNull() {
    Stream<Path> unexplained =
        Repository.modules().stream()
            .flatMap(module -> module.mainTypes().stream())
            .map(type -> type.resolveSibling("package-info.java"))
            .distinct()
            .filter(info -> !explains(info));
    assertThat(unexplained).as("package-info.java with a sentence and @NullMarked").isEmpty();
  }

  @Test
  void noPackageOrModuleIsNamedForNothing() {
    Stream<String> words =
        Repository.modules().stream()
            .flatMap(
                module -> Stream.concat(Stream.of(module.folder()), module.packages().stream()))
            .filter(name -> Stream.of(name.split("[./-]")).anyMatch(SAYS_NOTHING::contains));
    assertThat(words).isEmpty();
  }

  private static boolean explains(Path info) {
    if (!Files.exists(info)) {
      return false;
    }
    String text = Repository.read(info);
    return text.contains("@NullMarked") && text.contains("/**");
  }

  private static final class EachPackage implements SliceAssignment {

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return SliceIdentifier.of(type.getPackageName());
    }

    @Override
    public String getDescription() {
      return "each package";
    }
  }
}

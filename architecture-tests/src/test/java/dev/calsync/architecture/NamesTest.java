package dev.calsync.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A class is named for the one thing that it is. */
class NamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"Base", "Helper", "Helpers", "Impl", "Manager", "Processor", "Util", "Utils"})
  void noClassIsNamedForNothing(String ending) {
    noClasses().should().haveSimpleNameEndingWith(ending).check(House.CLASSES);
  }
}

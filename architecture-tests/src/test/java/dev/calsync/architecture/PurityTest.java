package dev.calsync.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@code projection}, {@code plan} and their values: no clock, no I/O, no port. */
class PurityTest {

  private static final String[] PURE = {
    "dev.calsync.engine.projection..",
    "dev.calsync.engine.block..",
    "dev.calsync.engine.meeting..",
    "dev.calsync.engine.plan..",
    "dev.calsync.plan..",
    "dev.calsync.agenda..",
    "dev.calsync.policy.."
  };

  private static final Set<String> PORT_PACKAGES =
      Set.of("dev.calsync.connector", "dev.calsync.host", "dev.calsync.store");

  /** A sealed interface there is a closed choice, so a value; an open one is filled by somebody. */
  private static final DescribedPredicate<JavaClass> PORTS =
      describe(
          "ports",
          type ->
              PORT_PACKAGES.contains(type.getPackageName())
                  && type.isInterface()
                  && !type.isAnnotation()
                  && !type.reflect().isSealed());

  @Test
  void pureCodeCallsNoPort() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat(PORTS)
        .allowEmptyShould(true)
        .check(House.CLASSES);
  }

  @Test
  void pureCodeReadsNoClock() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.time\\.(Clock|InstantSource)")
        .allowEmptyShould(true)
        .check(House.CLASSES);
  }

  @Test
  void pureCodeDoesNoInputOrOutput() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.nio\\.(file|channels)\\..*|java\\.io\\.(File|Print|RandomAccess).*"
                + "|java\\.net\\.(?!URI).*|java\\.sql\\..*|javax\\..*|org\\.slf4j\\..*")
        .allowEmptyShould(true)
        .check(House.CLASSES);
  }
}

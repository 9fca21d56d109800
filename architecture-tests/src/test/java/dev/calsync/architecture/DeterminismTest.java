package dev.calsync.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.host.TokenSource;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Time, ids and randomness come through ports, so that a whole run can be replayed from a seed; the
 * JVM's own zone, locale and console are nobody's port.
 */
class DeterminismTest {

  private static final DescribedPredicate<JavaClass> LIBRARY =
      not(
          House.inModules(
              "benchmarks",
              "examples/quickstart",
              "build-tools/leak-watch",
              "build-tools/skip-report"));

  /** Where a host that chooses nothing gets its clock and its randomness. */
  private static final DescribedPredicate<JavaClass> DEFAULTS =
      resideInAPackage("dev.calsync")
          .or(resideInAPackage("dev.calsync.host"))
          .or(describe("connectors' front doors", DeterminismTest::isConnector))
          .or(describe("programs", type -> type.getSimpleName().equals("StandAlone")));

  private static final Set<String> NEVER =
      Set.of(
          "java.lang.Math.random",
          "java.lang.System.currentTimeMillis",
          "java.lang.System.err",
          "java.lang.System.out",
          "java.lang.Thread.sleep",
          "java.lang.Throwable.printStackTrace",
          "java.time.ZoneId.systemDefault",
          "java.util.Locale.getDefault",
          "java.util.TimeZone.getDefault",
          "java.util.UUID.randomUUID",
          "java.util.concurrent.ThreadLocalRandom.current");

  private static final Set<String> ONLY_BY_DEFAULT =
      Set.of(
          "java.security.SecureRandom.<init>",
          "java.time.Clock.system",
          "java.time.Clock.systemDefaultZone",
          "java.time.Clock.systemUTC",
          "java.lang.System.nanoTime",
          "java.util.Random.<init>");

  @Test
  void nothingAsksTheJvmForTimeIdsOrPlace() {
    noClasses()
        .that(LIBRARY)
        .should()
        .accessTargetWhere(describe("asks the JVM", DeterminismTest::asksTheJvm))
        .allowEmptyShould(true)
        .check(House.CLASSES);
  }

  @Test
  void onlyDefaultsTouchTheSystemClockAndRandomness() {
    noClasses()
        .that(LIBRARY.and(not(DEFAULTS)))
        .should()
        .accessTargetWhere(
            describe("is a system default", access -> ONLY_BY_DEFAULT.contains(targetOf(access))))
        .allowEmptyShould(true)
        .check(House.CLASSES);
  }

  @Test
  void nothingHidesStateInThreads() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ThreadLocal.class)
        .check(House.CLASSES);
  }

  private static boolean isConnector(JavaClass type) {
    return type.getPackageName().startsWith("dev.calsync.connector.")
        && (type.isAssignableTo(ConnectorAdapter.class) || type.isAssignableTo(TokenSource.class))
        && type.getModifiers().contains(JavaModifier.PUBLIC);
  }

  private static boolean asksTheJvm(JavaAccess<?> access) {
    return NEVER.contains(targetOf(access)) || readsHiddenClock(access);
  }

  /** {@code now(clock)} is welcome; {@code now()} and {@code now(zone)} read the system's clock. */
  private static boolean readsHiddenClock(JavaAccess<?> access) {
    return access.getTarget().getOwner().getPackageName().startsWith("java.time")
        && access.getTarget().getName().equals("now")
        && !access.getTarget().getFullName().contains("java.time.Clock");
  }

  private static String targetOf(JavaAccess<?> access) {
    return access.getTarget().getOwner().getName() + "." + access.getTarget().getName();
  }
}

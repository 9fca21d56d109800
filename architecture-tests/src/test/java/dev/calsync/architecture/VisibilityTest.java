package dev.calsync.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is public has a reader, and what users see is ours or the JDK's. */
class VisibilityTest {

  private static final Set<String> SEEN_BY_USERS =
      Set.of(
          "sync-spi",
          "sync-core",
          "ical-codec",
          "guarded-http",
          "connector-google",
          "connector-ics",
          "connector-microsoft",
          "store-jdbc",
          "sync-test");

  @Test
  void publicEngineClassesHaveCallersInOtherPackages() {
    Stream<String> lonely =
        House.CLASSES.stream()
            .filter(VisibilityTest::isEngine)
            .filter(type -> type.isTopLevelClass() && isPublic(type))
            .filter(type -> !hasCallerElsewhere(type))
            .map(JavaClass::getName);
    assertThat(lonely).as("public, but used only at home: make them package-private").isEmpty();
  }

  @Test
  void publicSignaturesNameOnlyOurTypesAndTheJdk() {
    Stream<String> leaks =
        House.CLASSES.stream()
            .filter(type -> SEEN_BY_USERS.contains(House.moduleOf(type)) && !isEngine(type))
            .filter(VisibilityTest::isReachable)
            .flatMap(type -> type.getMembers().stream())
            .filter(VisibilityTest::isVisible)
            .filter(VisibilityTest::namesAForeignType)
            .map(JavaMember::getFullName);
    assertThat(leaks).isEmpty();
  }

  @Test
  void theEngineSpeaksNoSql() {
    noClasses()
        .that(House.inModules("sync-core"))
        .and()
        .resideInAPackage("dev.calsync.engine..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..")
        .allowEmptyShould(true)
        .check(House.CLASSES);
  }

  private static boolean isEngine(JavaClass type) {
    return type.getPackageName().startsWith("dev.calsync.engine");
  }

  private static boolean hasCallerElsewhere(JavaClass type) {
    return type.getDirectDependenciesToSelf().stream()
        .anyMatch(use -> !use.getOriginClass().getPackageName().equals(type.getPackageName()));
  }

  private static boolean isReachable(JavaClass type) {
    return isPublic(type) && type.getEnclosingClass().map(VisibilityTest::isReachable).orElse(true);
  }

  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC);
  }

  private static boolean isVisible(JavaMember member) {
    return member.getModifiers().contains(JavaModifier.PUBLIC)
        || member.getModifiers().contains(JavaModifier.PROTECTED);
  }

  private static boolean namesAForeignType(JavaMember member) {
    Stream<JavaClass> thrown =
        member instanceof JavaCodeUnit code ? code.getExceptionTypes().stream() : Stream.of();
    return Stream.concat(member.getAllInvolvedRawTypes().stream(), thrown)
        .map(JavaClass::getBaseComponentType)
        .anyMatch(type -> !isForUsers(type));
  }

  private static boolean isForUsers(JavaClass type) {
    String name = type.getPackageName();
    boolean ours = name.equals("dev.calsync") || name.startsWith("dev.calsync.");
    return type.isPrimitive()
        || name.startsWith("java.")
        || name.equals("javax.sql")
        || name.equals("javax.net.ssl")
        || (ours && !isEngine(type));
  }
}

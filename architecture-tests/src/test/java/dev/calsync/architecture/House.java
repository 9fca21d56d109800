package dev.calsync.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The compiled main classes of every module, and which module each package belongs to. */
final class House {

  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_PACKAGE_INFOS)
          .importPackages("dev.calsync");

  private static final Map<String, String> MODULE_BY_PACKAGE = modulesByPackage();

  private House() {}

  /** The folder of the module that owns a class, or the empty string for a class of a library. */
  static String moduleOf(JavaClass type) {
    return MODULE_BY_PACKAGE.getOrDefault(type.getPackageName(), "");
  }

  static DescribedPredicate<JavaClass> inModules(String... folders) {
    Set<String> wanted = Set.of(folders);
    return DescribedPredicate.describe(
        "in " + String.join(", ", folders), type -> wanted.contains(moduleOf(type)));
  }

  private static Map<String, String> modulesByPackage() {
    Map<String, String> owners = new HashMap<>();
    for (SourceModule module : Repository.modules()) {
      for (String name : module.packages()) {
        String other = owners.put(name, module.folder());
        if (other != null) {
          throw new IllegalStateException(
              "package " + name + " is split between " + other + " and " + module.folder());
        }
      }
    }
    return owners;
  }
}

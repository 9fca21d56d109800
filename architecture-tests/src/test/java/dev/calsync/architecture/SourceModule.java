package dev.calsync.architecture;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One Maven module, seen from its source tree. */
record SourceModule(String folder) {

  /** The main source files that declare a type. */
  List<Path> mainTypes() {
    return Repository.filesUnder(mainRoot()).stream()
        .filter(file -> file.toString().endsWith(".java"))
        .filter(file -> !file.endsWith("package-info.java"))
        .toList();
  }

  Set<String> packages() {
    Set<String> names = new TreeSet<>();
    mainTypes().forEach(file -> names.add(packageOf(file)));
    return names;
  }

  String packageOf(Path mainFile) {
    return mainRoot().relativize(mainFile.getParent()).toString().replaceAll("[/\\\\]", ".");
  }

  String classNameOf(Path mainFile) {
    String file = mainFile.getFileName().toString();
    return packageOf(mainFile) + "." + file.substring(0, file.length() - ".java".length());
  }

  private Path mainRoot() {
    return Repository.ROOT.resolve(folder).resolve("src/main/java");
  }
}

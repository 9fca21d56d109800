package dev.calsync.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The checkout that these tests run in, wherever they were started from. */
final class Repository {

  static final Path ROOT = findRoot(Path.of("").toAbsolutePath());

  private static final Pattern MODULE = Pattern.compile("<module>(.+?)</module>");
  private static final Set<String> NOT_OURS = Set.of("target", "node_modules");

  private Repository() {}

  /** The folders that the root pom names, in its order. */
  static List<SourceModule> modules() {
    return MODULE
        .matcher(read(ROOT.resolve("pom.xml")))
        .results()
        .map((MatchResult found) -> new SourceModule(found.group(1)))
        .toList();
  }

  /** Every file that we wrote and whose name ends in one of these, in a stable order. */
  static List<Path> files(String... endings) {
    return filesUnder(ROOT).stream()
        .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
        .toList();
  }

  static List<Path> filesUnder(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).filter(Repository::isOurs).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file's path as this repository names it, with forward slashes. */
  static String name(Path file) {
    return ROOT.relativize(file).toString().replace('\\', '/');
  }

  private static boolean isOurs(Path file) {
    for (Path part : ROOT.relativize(file)) {
      String name = part.toString();
      if (NOT_OURS.contains(name) || name.equals(".git")) {
        return false;
      }
    }
    return true;
  }

  private static Path findRoot(Path start) {
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("mvnw"))) {
        return folder;
      }
    }
    throw new IllegalStateException("no folder above " + start + " holds mvnw");
  }
}

package dev.calsync.crash;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How nodes' JVMs are started: their classes lie parsed and verified in an archive, so that a start
 * costs less. Thirty dead nodes a minute are thirty starts.
 */
final class NodeJvm {

  private static final List<String> SMALL =
      List.of(
          "-Xmx96m",
          "-Xss512k",
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Xshare:auto",
          "-Xlog:disable",
          "-Xlog:all=error:stderr",
          "-Duser.timezone=UTC");

  private final Path archive;
  private final String classPath;

  /** Archives keep classes of jars alone, so folders are packed first. */
  NodeJvm(Path folder) throws IOException {
    archive = folder.resolve("nodes.jsa");
    List<String> places = new ArrayList<>();
    for (String place : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(place);
      if (Files.isRegularFile(path)) {
        places.add(place);
      } else if (Files.isDirectory(path)) {
        places.add(packed(path, folder.resolve("part-" + places.size() + ".jar")).toString());
      }
    }
    classPath = String.join(File.pathSeparator, places);
  }

  private static Path packed(Path classes, Path jar) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(classes)) {
      files = all.filter(Files::isRegularFile).sorted().collect(Collectors.toList());
    }
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      for (Path each : files) {
        out.putNextEntry(new JarEntry(classes.relativize(each).toString()));
        Files.copy(each, out);
      }
    }
    return jar;
  }

  /** The node that leaves the archive behind when it ends. */
  List<String> first() {
    return command("-XX:ArchiveClassesAtExit=" + archive);
  }

  /** Any other; without an archive it starts as well, and later. */
  List<String> next() {
    return command("-XX:SharedArchiveFile=" + archive);
  }

  boolean hasArchive() {
    return Files.exists(archive);
  }

  private List<String> command(String option) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(SMALL);
    command.addAll(List.of(option, "-cp", classPath, WorkerMain.class.getName()));
    return command;
  }
}

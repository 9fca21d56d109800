package dev.calsync.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.calsync.examples.quickstart.command.Cli;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder with calendars, a store and a mirror, and the command line over them. */
final class Desk {

  final Path folder;

  Desk(Path folder) {
    this.folder = folder;
  }

  /** What a shell would have seen. */
  record Outcome(int exit, String out, String err) {

    JsonNode json() {
      try {
        return new ObjectMapper().readTree(out.lines().reduce("", (before, line) -> line));
      } catch (IOException notJson) {
        throw new UncheckedIOException(notJson);
      }
    }

    long count(String name) {
      return json().path(name).asLong(-1);
    }

    Outcome succeeds() {
      return exits(0);
    }

    Outcome exits(int code) {
      assertThat(exit).as("exit code of%n%s%n%s", out, err).isEqualTo(code);
      return this;
    }

    Outcome writes(long created, long updated, long deleted) {
      assertThat(List.of(count("created"), count("updated"), count("deleted")))
          .as("created, updated, deleted in %s%n%s", out, err)
          .containsExactly(created, updated, deleted);
      return this;
    }
  }

  Outcome run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit = new Cli(folder).run(args, stream(out), stream(err));
    return new Outcome(
        exit, out.toString(StandardCharsets.UTF_8), said(err.toString(StandardCharsets.UTF_8)));
  }

  /** Without progress: how much of it there is depends on how busy the machine is. */
  private static String said(String err) {
    return err.lines()
        .filter(line -> !line.endsWith(" so far"))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  /** {@code sync --from … --to …}, on the one store of this desk, answered as JSON. */
  Outcome sync(Path from, Path to, String... more) {
    return run(command("sync", from, to, more));
  }

  Outcome plan(Path from, Path to, String... more) {
    return run(command("plan", from, to, more));
  }

  /** A command that only needs the store. */
  Outcome ask(String... command) {
    List<String> args = new ArrayList<>(List.of(command));
    args.addAll(List.of("--store", store().toString()));
    return run(args.toArray(String[]::new));
  }

  String[] command(String name, Path from, Path to, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                name,
                "--from",
                from.toString(),
                "--to",
                to.toString(),
                "--store",
                store().toString(),
                "--zone",
                "Europe/Berlin",
                "--json"));
    args.addAll(List.of(more));
    return args.toArray(String[]::new);
  }

  Path store() {
    return folder.resolve("store");
  }

  /** The key stays: it is all that is left to know the mirrors by. */
  void loseStore() throws IOException {
    assertThat(key()).exists();
    for (Path file : files(store())) {
      Files.delete(file);
    }
    Files.delete(store());
  }

  Path key() {
    return folder.resolve("store.key");
  }

  Path mirror() {
    return folder.resolve("mirror");
  }

  Path calendar(String name, TestEvent... events) {
    return write(name, TestEvent.calendar(List.of(events)));
  }

  Path write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Every file under a folder, with its bytes and its time: equal only if nothing was written. */
  static Map<Path, String> state(Path root) {
    Map<Path, String> files = new TreeMap<>();
    for (Path file : files(root)) {
      files.put(root.relativize(file), time(file) + " " + bytes(file));
    }
    return files;
  }

  static List<Path> files(Path root) {
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The mirrored calendar objects in a folder. */
  static List<Path> events(Path folder) {
    return files(folder).stream().filter(file -> file.toString().endsWith(".ics")).toList();
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** One character a byte, whatever the file is. */
  private static String bytes(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static FileTime time(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}

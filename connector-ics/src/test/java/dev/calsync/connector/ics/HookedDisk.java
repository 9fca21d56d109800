package dev.calsync.connector.ics;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The real disk, with something happening before or after its steps. */
final class HookedDisk implements Disk {

  /** The steps so far, by name. */
  final List<String> steps = new ArrayList<>();

  Hook before = (step, path) -> {};
  Hook after = (step, path) -> {};

  private final Disk real = new RealDisk();

  @FunctionalInterface
  interface Hook {
    void at(String step, Path path) throws IOException;
  }

  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }

  /** Throws at every step of a name. */
  static Hook failing(String name, IOException failure) {
    return (step, path) -> {
      if (step.equals(name)) {
        throw failure;
      }
    };
  }

  @Override
  public void write(Path file, byte[] content, Optional<Path> like) throws IOException {
    step("write", file, () -> real.write(file, content, like));
  }

  @Override
  public void link(Path file, Path target) throws IOException {
    step("link", target, () -> real.link(file, target));
  }

  @Override
  public void reserve(Path target) throws IOException {
    step("reserve", target, () -> real.reserve(target));
  }

  @Override
  public void rename(Path file, Path target) throws IOException {
    step("rename", target, () -> real.rename(file, target));
  }

  @Override
  public void delete(Path file) throws IOException {
    step("delete", file, () -> real.delete(file));
  }

  @Override
  public void flush(Path folder) throws IOException {
    step("flush", folder, () -> real.flush(folder));
  }

  private void step(String name, Path path, Step step) throws IOException {
    steps.add(name);
    before.at(name, path);
    step.run();
    after.at(name, path);
  }
}

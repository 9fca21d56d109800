package dev.calsync.connector.ics;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** The disk of the machine. */
final class RealDisk implements Disk {

  private static final Set<StandardOpenOption> NEW_ONLY =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  @Override
  public void write(Path file, byte[] content, Optional<Path> like) throws IOException {
    Optional<Set<PosixFilePermission>> permissions =
        like.isPresent() ? permissionsOf(like.get()) : Optional.empty();
    FileAttribute<?>[] attributes =
        permissions
            .<FileAttribute<?>[]>map(
                set -> new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(set)})
            .orElseGet(() -> new FileAttribute<?>[0]);
    try (FileChannel channel = FileChannel.open(file, NEW_ONLY, attributes)) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
    if (permissions.isPresent()) {
      // The process's mask has taken some away.
      Files.setPosixFilePermissions(file, permissions.get());
    }
  }

  @Override
  public void link(Path file, Path target) throws IOException {
    Files.createLink(target, file);
  }

  @Override
  public void reserve(Path target) throws IOException {
    Files.createFile(target);
  }

  @Override
  public void rename(Path file, Path target) throws IOException {
    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  @Override
  public void flush(Path folder) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(folder, StandardOpenOption.READ);
    } catch (NoSuchFileException gone) {
      throw gone;
    } catch (IOException cannotBeOpened) {
      // Some systems have no such thing as opening a folder; they flush names by themselves.
      return;
    }
    try (channel) {
      channel.force(true);
    }
  }

  private static Optional<Set<PosixFilePermission>> permissionsOf(Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    return view == null ? Optional.empty() : Optional.of(view.readAttributes().permissions());
  }
}

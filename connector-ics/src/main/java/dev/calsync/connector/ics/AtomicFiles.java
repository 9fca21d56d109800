package dev.calsync.connector.ics;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Writes files whole or not at all: under a hidden name beside the target, flushed, then given the
 * target's name in one step. Whoever reads the target meanwhile sees the old content or the new.
 *
 * <p>An {@link UnconfirmedWriteException} is thrown where the last step may have happened; any
 * other exception means that nothing changed. The caller holds the calendar's lock.
 */
final class AtomicFiles {

  private final Disk disk;

  AtomicFiles(Disk disk) {
    this.disk = disk;
  }

  /** Looks once more, just before the last step, whether a file may be replaced. */
  @FunctionalInterface
  interface Check {
    boolean holds() throws IOException;
  }

  /** Makes a file; false if something of that name is there. */
  boolean create(Path target, byte[] content) throws IOException {
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS) && !isLeftOver(target)) {
      return false;
    }
    Path hidden = written(target, content, Optional.empty());
    try {
      return named(hidden, target);
    } finally {
      discard(hidden);
    }
  }

  /** Replaces a file; false if the check does not hold any more. */
  boolean replace(Path target, byte[] content, Check check) throws IOException {
    Path hidden = written(target, content, Optional.of(target));
    try {
      if (!check.holds()) {
        return false;
      }
      renamed(hidden, target);
      return true;
    } finally {
      discard(hidden);
    }
  }

  /** Deletes a file; one that is gone counts as deleted. */
  void delete(Path target) throws IOException {
    disk.delete(target);
  }

  /** Makes changed names in a folder last. */
  void settle(Path folder) throws UnconfirmedWriteException {
    try {
      disk.flush(folder);
    } catch (IOException e) {
      throw new UnconfirmedWriteException(e);
    }
  }

  private Path written(Path target, byte[] content, Optional<Path> like) throws IOException {
    Path hidden = target.resolveSibling("." + target.getFileName() + ".calsync-new");
    // Left by a process that died; a link in its place must not be followed either.
    disk.delete(hidden);
    try {
      disk.write(hidden, content, like);
      return hidden;
    } catch (IOException e) {
      discard(hidden);
      throw e;
    }
  }

  private boolean named(Path hidden, Path target) throws IOException {
    try {
      disk.link(hidden, target);
      return true;
    } catch (FileAlreadyExistsException taken) {
      return isLeftOver(target) && namedByRename(hidden, target);
    } catch (IOException | UnsupportedOperationException noLinksHere) {
      return namedByRename(hidden, target);
    }
  }

  /** Without hard links the name is taken first; a death in between leaves an empty file there. */
  private boolean namedByRename(Path hidden, Path target) throws IOException {
    try {
      disk.reserve(target);
    } catch (FileAlreadyExistsException taken) {
      if (!isLeftOver(target)) {
        return false;
      }
    }
    try {
      renamed(hidden, target);
      return true;
    } catch (UnconfirmedWriteException e) {
      throw e;
    } catch (IOException e) {
      disk.delete(target);
      throw e;
    }
  }

  /** An empty file is no event of anybody's, but what {@link #namedByRename} may leave. */
  private static boolean isLeftOver(Path target) throws IOException {
    return Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS) && Files.size(target) == 0;
  }

  /** A rename that fails but took the file away may have happened (network file systems). */
  private void renamed(Path hidden, Path target) throws IOException {
    try {
      disk.rename(hidden, target);
    } catch (IOException e) {
      if (Files.exists(hidden, LinkOption.NOFOLLOW_LINKS)) {
        throw e;
      }
      throw new UnconfirmedWriteException(e);
    }
  }

  /** What cannot be deleted now is hidden from readers, and overwritten by the next write. */
  private void discard(Path hidden) {
    try {
      disk.delete(hidden);
    } catch (IOException stays) {
      return;
    }
  }
}

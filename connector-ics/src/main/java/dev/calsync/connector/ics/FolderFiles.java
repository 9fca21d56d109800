package dev.calsync.connector.ics;

import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.connector.SourcePart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads single files of a folder. Links are not followed, so that nobody who may write to the
 * folder can make us read another; what cannot be read is an unreadable part, never an absent one.
 */
final class FolderFiles {

  private final Path folder;
  private final IcsMapping mapping;

  FolderFiles(Path folder, IcsMapping mapping) {
    this.folder = folder;
    this.mapping = mapping;
  }

  /**
   * What a file holds.
   *
   * @param bytes how long it is
   */
  record Content(List<SourcePart> parts, long bytes) {

    static final Content NOTHING = new Content(List.of(), 0);
  }

  Path folder() {
    return folder;
  }

  /** The parts of a file; none if it is gone by now, or is no event at all. */
  Content read(FolderEntry entry) throws IOException {
    if (!entry.isText()) {
      return unread(entry.name(), "NAME_NOT_DECODABLE");
    }
    try {
      return read(entry.name(), entry.file());
    } catch (NoSuchFileException gone) {
      return Content.NOTHING;
    } catch (AccessDeniedException e) {
      return unread(entry.name(), "NOT_READABLE");
    } catch (TooLargeException e) {
      return unread(entry.name(), "TOO_LARGE");
    }
  }

  /** The part of an id; empty if it names nothing here. */
  Optional<SourcePart> find(RemoteId id) throws IOException {
    Optional<SourcePart> part = partIn(id.value(), id);
    Optional<String> shared = VdirName.fileOfShared(id);
    return part.isEmpty() && shared.isPresent() ? partIn(shared.get(), id) : part;
  }

  private Optional<SourcePart> partIn(String name, RemoteId id) throws IOException {
    Optional<Path> file = VdirName.in(folder, name);
    if (file.isEmpty() || isUnusable(file.get())) {
      return Optional.empty();
    }
    return read(new FolderEntry(name, file.get(), true)).parts().stream()
        .filter(part -> part.id().equals(id))
        .findFirst();
  }

  /** A name may be longer than the file system takes; then nothing can have it. */
  private static boolean isUnusable(Path file) {
    return !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  private Content read(String name, Path file) throws IOException {
    BasicFileAttributes said =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (said.isDirectory()) {
      return Content.NOTHING;
    }
    if (!said.isRegularFile()) {
      return unread(name, said.isSymbolicLink() ? "LINK_NOT_FOLLOWED" : "NOT_A_FILE");
    }
    byte[] content = bytesOf(file);
    return new Content(mapping.partsOfFile(name, content), content.length);
  }

  static byte[] bytesOf(Path file) throws IOException {
    return bytesOf(file, Set.of(LinkOption.NOFOLLOW_LINKS));
  }

  /** All bytes of a file. */
  static byte[] bytesOf(Path file, Set<LinkOption> links) throws IOException {
    long most = IcsMapping.mostBytes();
    if (Files.size(file) > most) {
      throw new TooLargeException();
    }
    try (InputStream in = Files.newInputStream(file, links.toArray(OpenOption[]::new))) {
      byte[] content = in.readNBytes((int) most + 1);
      if (content.length > most) {
        throw new TooLargeException();
      }
      return content;
    }
  }

  private Content unread(String name, String code) {
    return new Content(
        List.of(mapping.unreadable(name, RemoteVersion.UNKNOWN, code, new byte[0])), 0);
  }
}

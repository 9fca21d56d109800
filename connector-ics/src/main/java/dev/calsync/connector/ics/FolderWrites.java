package dev.calsync.connector.ics;

import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.MirrorRef;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.connector.WriteOutcome;
import dev.calsync.failure.ConnectorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Writes mirrors into a folder, each its own file, under the folder's lock. */
final class FolderWrites {

  private static final String LOCK = ".calsync.lock";
  private static final WriteOutcome CONFLICTED = new WriteOutcome.Conflicted();
  private static final WriteOutcome UNCONFIRMED = new WriteOutcome.Unconfirmed();

  private final Path folder;
  private final TimeLeft time;
  private final Drafts drafts;
  private final AtomicFiles files;

  FolderWrites(Path folder, TimeLeft time, Drafts drafts, AtomicFiles files) {
    this.folder = folder;
    this.time = time;
    this.drafts = drafts;
    this.files = files;
  }

  /**
   * Writes one by one and makes the names last at the end. Trouble in the middle must not hide what
   * happened before it: what came after is then unconfirmed, to be looked up.
   */
  List<WriteOutcome> write(List<MirrorWrite> batch) throws IOException {
    return WriteLock.holding(folder.resolve(LOCK), time, () -> settled(written(batch)));
  }

  private List<WriteOutcome> written(List<MirrorWrite> batch) throws IOException {
    List<WriteOutcome> outcomes = new ArrayList<>(batch.size());
    try {
      for (MirrorWrite write : batch) {
        time.require();
        outcomes.add(write(write));
      }
    } catch (IOException | ConnectorException e) {
      if (outcomes.isEmpty()) {
        throw e;
      }
    }
    outcomes.addAll(Collections.nCopies(batch.size() - outcomes.size(), UNCONFIRMED));
    return outcomes;
  }

  private List<WriteOutcome> settled(List<WriteOutcome> outcomes) {
    if (outcomes.stream().noneMatch(WriteOutcome.Applied.class::isInstance)) {
      return outcomes;
    }
    try {
      files.settle(folder);
      return outcomes;
    } catch (UnconfirmedWriteException e) {
      return outcomes.stream().map(FileWrites::unconfirmed).toList();
    }
  }

  /** What a write does, once its kind is known. */
  @FunctionalInterface
  private interface Step {
    WriteOutcome run() throws IOException;
  }

  private WriteOutcome write(MirrorWrite write) throws IOException {
    Step step =
        write.match(
            create -> () -> create(create.form()),
            update -> () -> update(update.ref(), update.form()),
            delete -> () -> delete(delete.ref()),
            changed -> () -> new WriteOutcome.Refused(Drafts.IN_PARTS));
    try {
      return step.run();
    } catch (UnconfirmedWriteException e) {
      return UNCONFIRMED;
    }
  }

  private WriteOutcome create(MirrorForm form) throws IOException {
    Draft draft = drafts.of(form);
    if (draft.shows().isEmpty()) {
      return new WriteOutcome.Refused(draft.refusal());
    }
    Path target = folder.resolve(VdirName.ofMirror(form.id()));
    return files.create(target, draft.text()) ? applied(target, draft) : CONFLICTED;
  }

  private WriteOutcome update(MirrorRef ref, MirrorForm form) throws IOException {
    Optional<Path> target = VdirName.in(folder, ref.id().value());
    Optional<String> inTheWay = obstacle(target);
    if (inTheWay.isPresent()) {
      return new WriteOutcome.Refused(inTheWay.get());
    }
    if (target.isEmpty() || !hasVersion(target.get(), ref.version())) {
      return isShared(ref.id()) ? new WriteOutcome.Refused("SHARED_FILE") : CONFLICTED;
    }
    Path file = target.get();
    Draft draft = drafts.over(FolderFiles.bytesOf(file), form);
    if (draft.shows().isEmpty()) {
      return new WriteOutcome.Refused(draft.refusal());
    }
    return files.replace(file, draft.text(), () -> hasVersion(file, ref.version()))
        ? applied(file, draft)
        : CONFLICTED;
  }

  private WriteOutcome delete(MirrorRef ref) throws IOException {
    Optional<Path> target = VdirName.in(folder, ref.id().value());
    if (target.isEmpty() || !isThere(target.get())) {
      return isShared(ref.id()) ? new WriteOutcome.Refused("SHARED_FILE") : gone(ref.id());
    }
    Optional<String> inTheWay = obstacle(target);
    if (inTheWay.isPresent()) {
      return new WriteOutcome.Refused(inTheWay.get());
    }
    if (!hasVersion(target.get(), ref.version())) {
      return CONFLICTED;
    }
    files.delete(target.get());
    return gone(ref.id());
  }

  /**
   * What lies in the place of a mirror and can be neither compared nor written. Trying again would
   * meet the same, so it is refused and not a conflict; a folder there counts as nothing.
   */
  private static Optional<String> obstacle(Optional<Path> target) throws IOException {
    Optional<Path> there = target.filter(FolderWrites::isThere).filter(file -> !isFolder(file));
    if (there.isEmpty()) {
      return Optional.empty();
    }
    if (!Files.isRegularFile(there.get(), LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of("NOT_A_FILE");
    }
    if (!Files.isReadable(there.get())) {
      return Optional.of("NOT_READABLE");
    }
    return Files.size(there.get()) > IcsMapping.mostBytes()
        ? Optional.of("TOO_LARGE")
        : Optional.empty();
  }

  private static boolean isFolder(Path file) {
    return Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
  }

  /** True for a plain file with that content, holding no more than one event. */
  private boolean hasVersion(Path file, RemoteVersion version) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    byte[] content = FolderFiles.bytesOf(file);
    return ContentHash.version(content).equals(version)
        && drafts.mapping().itemsIn(content).size() <= 1;
  }

  /** Several events in one file can be read, but not written one by one. */
  private boolean isShared(RemoteId id) {
    return VdirName.fileOfShared(id)
        .flatMap(name -> VdirName.in(folder, name))
        .filter(FolderWrites::isThere)
        .isPresent();
  }

  private static boolean isThere(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static WriteOutcome gone(RemoteId id) {
    return new WriteOutcome.Applied(id, RemoteVersion.UNKNOWN, Optional.empty());
  }

  private static WriteOutcome applied(Path file, Draft draft) {
    String name = String.valueOf(file.getFileName());
    return new WriteOutcome.Applied(
        new RemoteId(name), ContentHash.version(draft.text()), draft.shows());
  }
}

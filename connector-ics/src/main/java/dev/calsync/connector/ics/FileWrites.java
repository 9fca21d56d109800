package dev.calsync.connector.ics;

import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.WriteOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Writes mirrors into one file: a whole batch is one rewrite, under the file's lock. */
final class FileWrites {

  private static final int ATTEMPTS = 3;

  private final TimeLeft time;
  private final Drafts drafts;
  private final AtomicFiles files;

  FileWrites(TimeLeft time, Drafts drafts, AtomicFiles files) {
    this.time = time;
    this.drafts = drafts;
    this.files = files;
  }

  static byte[] bytesOf(Path file) throws IOException {
    return FolderFiles.bytesOf(file, Set.of());
  }

  List<WriteOutcome> write(Path file, List<MirrorWrite> batch) throws IOException {
    Path lockFile = file.resolveSibling("." + file.getFileName() + ".calsync.lock");
    return WriteLock.holding(lockFile, time, () -> rewritten(file, batch));
  }

  private List<WriteOutcome> rewritten(Path file, List<MirrorWrite> batch) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      time.require();
      FileBatch rewrite = new FileBatch(drafts, textOf(bytesOf(file)));
      List<WriteOutcome> outcomes = batch.stream().map(rewrite::outcomeOf).toList();
      try {
        if (rewrite.isEmpty() || replaced(file, rewrite)) {
          return outcomes;
        }
      } catch (UnconfirmedWriteException e) {
        return outcomes.stream().map(FileWrites::unconfirmed).toList();
      }
    }
    throw new BusyException("the file changed each time it was about to be replaced");
  }

  private boolean replaced(Path file, FileBatch rewrite) throws IOException {
    boolean replaced =
        files.replace(file, rewrite.bytes(), () -> Arrays.equals(bytesOf(file), rewrite.before()));
    if (replaced) {
      files.settle(IcsClient.folderOf(file));
    }
    return replaced;
  }

  /** Conflicts and refusals stay what they are: they changed nothing. */
  static WriteOutcome unconfirmed(WriteOutcome outcome) {
    return outcome instanceof WriteOutcome.Applied ? new WriteOutcome.Unconfirmed() : outcome;
  }

  /** What is no whole calendar is not written to; the reader knows best why it is none. */
  private CalendarText textOf(byte[] content) throws IOException {
    CalendarText text = CalendarText.of(content);
    if (!text.isWhole()) {
      drafts.mapping().read(content);
      throw new UneditableException();
    }
    return text;
  }
}

package dev.calsync.connector.ics;

import dev.calsync.connector.Continuation;
import dev.calsync.connector.Coverage;
import dev.calsync.connector.Cursor;
import dev.calsync.connector.FetchPage;
import dev.calsync.connector.SourcePart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lists a folder in the order of names. The state of the folder is taken before the first file is
 * read: whatever happens during the listing makes the next one different from it.
 */
final class FolderListing {

  private static final int MOST_FILES = 500;
  private static final long MOST_BYTES = 16L << 20;

  private final FolderFiles files;
  private final TimeLeft time;
  private final Clock clock;

  FolderListing(Path folder, TimeLeft time, Clock clock, IcsMapping mapping) {
    this.files = new FolderFiles(folder, mapping);
    this.time = time;
    this.clock = clock;
  }

  FolderFiles files() {
    return files;
  }

  FetchPage page(Optional<Continuation> at) throws IOException {
    return at.isPresent() ? page(FolderPlace.parse(at.get(), time.calendar())) : page(begin());
  }

  FetchPage changes(Cursor since) throws IOException {
    FolderPlace place = begin();
    return place.settled() && since.equals(place.cursor())
        ? new FetchPage.Unchanged(since)
        : page(place);
  }

  private FolderPlace begin() throws IOException {
    Path folder = files.folder();
    FolderState state = FolderState.of(folder, clock.instant());
    return new FolderPlace(state.settled(), state.digest(), FolderState.keyOf(folder), "");
  }

  private FetchPage page(FolderPlace place) throws IOException {
    List<SourcePart> parts = new ArrayList<>();
    List<FolderEntry> ahead =
        FolderEntry.in(files.folder()).stream()
            .filter(entry -> entry.name().compareTo(place.after()) > 0)
            .toList();
    long bytes = 0;
    int read = 0;
    while (read < ahead.size() && read < MOST_FILES && bytes < MOST_BYTES) {
      time.require();
      FolderFiles.Content content = files.read(ahead.get(read++));
      parts.addAll(content.parts());
      bytes += content.bytes();
    }
    requireSameFolder(place);
    return read < ahead.size()
        ? new FetchPage.More(parts, place.at(ahead.get(read - 1).name()).continuation())
        : new FetchPage.Last(parts, Coverage.WHOLE, Optional.of(place.cursor()));
  }

  /** A folder that was unmounted half-way looks empty from then on (INV-12). */
  private void requireSameFolder(FolderPlace place) throws IOException {
    if (!FolderState.keyOf(files.folder()).equals(place.folder())) {
      throw IcsFailures.lostPlace(time.calendar());
    }
  }
}

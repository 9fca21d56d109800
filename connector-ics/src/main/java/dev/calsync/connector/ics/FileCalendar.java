package dev.calsync.connector.ics;

import dev.calsync.connector.Continuation;
import dev.calsync.connector.Coverage;
import dev.calsync.connector.Cursor;
import dev.calsync.connector.FetchPage;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.connector.SourcePart;
import dev.calsync.connector.WriteOutcome;
import dev.calsync.event.CanonicalKey;
import dev.calsync.ical.IcalItem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One file with all events; a remote id is a UID. Read at once, so every listing is one page. */
final class FileCalendar implements OpenCalendar {

  private final Path file;
  private final Clock clock;
  private final IcsMapping mapping;
  private final FileWrites writes;

  FileCalendar(Path file, Clock clock, IcsMapping mapping, FileWrites writes) {
    this.file = file;
    this.clock = clock;
    this.mapping = mapping;
    this.writes = writes;
  }

  @Override
  public FetchPage list(Optional<Continuation> at) throws IOException {
    if (at.isPresent()) {
      throw IcsFailures.lostPlace(file.toString());
    }
    return whole(FileState.of(file, clock));
  }

  @Override
  public FetchPage changes(Cursor since) throws IOException {
    FileState state = FileState.of(file, clock);
    return state.provesSilence(since) ? new FetchPage.Unchanged(since) : whole(state);
  }

  @Override
  public List<SourcePart> fetch(Collection<RemoteId> ids) throws IOException {
    Map<RemoteId, SourcePart> parts = partsById(FileWrites.bytesOf(file));
    return ids.stream().map(id -> parts.getOrDefault(id, new SourcePart.Gone(id))).toList();
  }

  @Override
  public Optional<SourcePart> find(String id, Optional<RemoteId> known) throws IOException {
    byte[] content = FileWrites.bytesOf(file);
    Map<RemoteId, SourcePart> parts = partsById(content);
    Optional<RemoteId> wanted =
        known.or(() -> CalendarText.of(content).uidOfMirror(id).flatMap(FileCalendar::idOf));
    return wanted.flatMap(name -> Optional.ofNullable(parts.get(name)));
  }

  @Override
  public List<WriteOutcome> write(List<MirrorWrite> batch) throws IOException {
    return writes.write(file, batch);
  }

  /** Read after its state was taken: what happens meanwhile is seen from the cursor. */
  private FetchPage whole(FileState state) throws IOException {
    byte[] content = FileWrites.bytesOf(file);
    return new FetchPage.Last(
        List.copyOf(partsById(content).values()), Coverage.WHOLE, Optional.of(state.cursor()));
  }

  /** Somebody may have taken the UID off a mirror; it is called something else then. */
  private static Optional<RemoteId> idOf(String uid) {
    return uid.isEmpty() || uid.length() > CanonicalKey.LONGEST
        ? Optional.empty()
        : Optional.of(new RemoteId(uid));
  }

  private Map<RemoteId, SourcePart> partsById(byte[] content) {
    List<IcalItem> items = mapping.read(content).items();
    Map<String, byte[]> bytes = CalendarText.of(content).eventsByUid();
    byte[] unnamed = bytes.getOrDefault("", content);
    Map<RemoteId, SourcePart> parts = new LinkedHashMap<>();
    for (IcalItem item : items) {
      RemoteId id = new RemoteId(item.key());
      RemoteVersion version = ContentHash.version(bytes.getOrDefault(item.uid(), unnamed));
      parts.put(id, mapping.part(item, id, version));
    }
    return parts;
  }
}

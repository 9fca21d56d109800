package dev.calsync.connector.ics;

import dev.calsync.connector.Continuation;
import dev.calsync.connector.Cursor;
import dev.calsync.connector.FetchPage;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.connector.WriteOutcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A folder with one file an event; a remote id is a file's name. */
final class FolderCalendar implements OpenCalendar {

  private final FolderListing listing;
  private final FolderWrites writes;

  FolderCalendar(FolderListing listing, FolderWrites writes) {
    this.listing = listing;
    this.writes = writes;
  }

  @Override
  public FetchPage list(Optional<Continuation> at) throws IOException {
    return listing.page(at);
  }

  @Override
  public FetchPage changes(Cursor since) throws IOException {
    return listing.changes(since);
  }

  @Override
  public List<SourcePart> fetch(Collection<RemoteId> ids) throws IOException {
    List<SourcePart> parts = new ArrayList<>(ids.size());
    for (RemoteId id : ids) {
      parts.add(listing.files().find(id).orElseGet(() -> new SourcePart.Gone(id)));
    }
    return parts;
  }

  @Override
  public Optional<SourcePart> find(String id, Optional<RemoteId> known) throws IOException {
    return listing.files().find(known.orElseGet(() -> new RemoteId(VdirName.ofMirror(id))));
  }

  @Override
  public List<WriteOutcome> write(List<MirrorWrite> batch) throws IOException {
    return writes.write(batch);
  }
}

package dev.calsync.connector.ics;

import dev.calsync.connector.Continuation;
import dev.calsync.connector.Cursor;
import dev.calsync.connector.FetchPage;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.connector.WriteOutcome;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A calendar on disk during one call. What goes wrong with the disk is thrown as it is. */
interface OpenCalendar {

  FetchPage list(Optional<Continuation> at) throws IOException;

  FetchPage changes(Cursor since) throws IOException;

  List<SourcePart> fetch(Collection<RemoteId> ids) throws IOException;

  Optional<SourcePart> find(String id, Optional<RemoteId> known) throws IOException;

  List<WriteOutcome> write(List<MirrorWrite> writes) throws IOException;
}

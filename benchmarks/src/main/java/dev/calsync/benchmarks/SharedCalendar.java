package dev.calsync.benchmarks;

import dev.calsync.connector.Continuation;
import dev.calsync.connector.Coverage;
import dev.calsync.connector.Cursor;
import dev.calsync.connector.FetchPage;
import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.connector.SourceObject;
import dev.calsync.connector.SourcePart;
import dev.calsync.connector.WriteOutcome;
import dev.calsync.event.EventBody;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A calendar that people and mirrors share: whatever was written to it is read back. */
final class SharedCalendar implements Shelf {

  private final List<SourcePart> changes = new ArrayList<>();
  private int mirrorWrites;

  /** Somebody adds an event, or changes it. */
  synchronized void put(String uid, EventBody body) {
    changes.add(new SourcePart.Whole(object(new RemoteId(uid), uid, Optional.empty()), body));
  }

  /** How many mirrors were made, changed or removed here. */
  synchronized int mirrorWrites() {
    return mirrorWrites;
  }

  @Override
  public FetchPage list(Optional<Continuation> at) {
    return since(0, Coverage.WHOLE);
  }

  @Override
  public synchronized FetchPage changes(Cursor since) {
    int position = Integer.parseInt(since.value());
    return position == changes.size()
        ? new FetchPage.Unchanged(since)
        : since(position, Coverage.CHANGES);
  }

  private synchronized FetchPage since(int position, Coverage coverage) {
    Map<RemoteId, SourcePart> last = new LinkedHashMap<>();
    changes.subList(position, changes.size()).forEach(part -> last.put(part.id(), part));
    Cursor end = new Cursor(Integer.toString(changes.size()));
    return new FetchPage.Last(List.copyOf(last.values()), coverage, Optional.of(end));
  }

  @Override
  public synchronized WriteOutcome write(MirrorWrite write) {
    mirrorWrites++;
    return write.match(
        create -> stored(new RemoteId(create.form().id()), create.form()),
        update -> stored(update.ref().id(), update.form()),
        delete -> gone(delete.ref().id()),
        changed -> new WriteOutcome.Refused("SERIES_KEPT_WHOLE"));
  }

  private WriteOutcome stored(RemoteId id, MirrorForm form) {
    SourceObject object = object(id, form.uid(), Optional.of(form.mark()));
    changes.add(new SourcePart.Whole(object, form.shape().body()));
    return new WriteOutcome.Applied(id, object.version(), Optional.of(form.shape()));
  }

  private WriteOutcome gone(RemoteId id) {
    changes.add(new SourcePart.Gone(id));
    return new WriteOutcome.Applied(id, RemoteVersion.UNKNOWN, Optional.empty());
  }

  private SourceObject object(RemoteId id, String uid, Optional<String> mark) {
    return new SourceObject(id, uid, new RemoteVersion("v" + changes.size()), mark);
  }
}

package dev.calsync.connector.ics;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.connector.Call;
import dev.calsync.connector.Cost;
import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.MirrorRef;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.MirrorWriter;
import dev.calsync.connector.OriginWriter;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.connector.WriteOutcome;
import java.util.List;
import java.util.Optional;

/** Writes mirrors; a single write is a batch of one. */
final class IcsWriter implements MirrorWriter {

  private final IcsClient client;

  IcsWriter(IcsClient client) {
    this.client = client;
  }

  @Override
  public WriteOutcome createMirror(Call call, CalendarRef calendar, MirrorForm form) {
    return write(call, calendar, new MirrorWrite.Create(form));
  }

  @Override
  public WriteOutcome updateMirror(
      Call call, CalendarRef calendar, MirrorRef ref, MirrorForm form) {
    return write(call, calendar, new MirrorWrite.Update(ref, form));
  }

  @Override
  public WriteOutcome deleteMirror(Call call, CalendarRef calendar, MirrorRef ref) {
    return write(call, calendar, new MirrorWrite.Delete(ref));
  }

  @Override
  public Optional<SourcePart> findMirror(
      Call call, CalendarRef calendar, String id, Optional<RemoteId> known) {
    return client.on(call, calendar, Cost.READ, there -> there.find(id, known));
  }

  @Override
  public List<WriteOutcome> writeBatch(Call call, CalendarRef calendar, List<MirrorWrite> writes) {
    if (writes.isEmpty()) {
      return List.of();
    }
    return client.on(
        call, calendar, new Cost(0, writes.size()), there -> there.write(List.copyOf(writes)));
  }

  @Override
  public Optional<OriginWriter> origins() {
    return Optional.empty();
  }

  private WriteOutcome write(Call call, CalendarRef calendar, MirrorWrite write) {
    return writeBatch(call, calendar, List.of(write)).get(0);
  }
}

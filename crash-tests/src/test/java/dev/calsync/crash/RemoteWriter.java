package dev.calsync.crash;

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
import dev.calsync.crash.Request.Verb;
import dev.calsync.tck.connector.ScriptedConnector;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Writes to calendars of the fake provider. */
final class RemoteWriter implements MirrorWriter {

  private final Wires wires;

  RemoteWriter(Wires wires) {
    this.wires = wires;
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

  private WriteOutcome write(Call call, CalendarRef calendar, MirrorWrite write) {
    try {
      return wires.ask(
          call,
          Cost.WRITE,
          Verb.WRITE,
          calendar.providerId(),
          out -> Wire.putWrite(out, write),
          Wire::getOutcome);
    } catch (IOException lost) {
      return new WriteOutcome.Unconfirmed();
    }
  }

  @Override
  public Optional<SourcePart> findMirror(
      Call call, CalendarRef calendar, String id, Optional<RemoteId> known) {
    return wires.read(
        call,
        Cost.READ,
        Verb.LOOKUP,
        calendar.providerId(),
        out -> {
          Wire.putText(out, id);
          Wire.putMaybe(out, known.map(RemoteId::value), Wire::putText);
        },
        in -> Wire.getMaybe(in, Wire::getPart));
  }

  @Override
  public List<WriteOutcome> writeBatch(Call call, CalendarRef calendar, List<MirrorWrite> writes) {
    int most = ScriptedConnector.everything().writes().batch();
    if (writes.size() > most) {
      throw new IllegalArgumentException(
          "a batch has at most " + most + " writes here, not " + writes.size());
    }
    return MirrorWriter.super.writeBatch(call, calendar, writes);
  }

  @Override
  public Optional<OriginWriter> origins() {
    return Optional.empty();
  }
}

package dev.calsync.tck.simulation;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.connector.Call;
import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.MirrorRef;
import dev.calsync.connector.MirrorWriter;
import dev.calsync.connector.OriginWriter;
import dev.calsync.connector.OverrideWriter;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.connector.WriteOutcome;
import java.util.Optional;

/** A writer that does what another does; a bug overrides one verb. */
class TwistedWriter implements MirrorWriter {

  final MirrorWriter real;

  TwistedWriter(MirrorWriter real) {
    this.real = real;
  }

  @Override
  public WriteOutcome createMirror(Call call, CalendarRef calendar, MirrorForm form) {
    return real.createMirror(call, calendar, form);
  }

  @Override
  public WriteOutcome updateMirror(
      Call call, CalendarRef calendar, MirrorRef ref, MirrorForm form) {
    return real.updateMirror(call, calendar, ref, form);
  }

  @Override
  public WriteOutcome deleteMirror(Call call, CalendarRef calendar, MirrorRef ref) {
    return real.deleteMirror(call, calendar, ref);
  }

  @Override
  public Optional<SourcePart> findMirror(
      Call call, CalendarRef calendar, String id, Optional<RemoteId> known) {
    return real.findMirror(call, calendar, id, known);
  }

  @Override
  public Optional<OverrideWriter> overrides() {
    return real.overrides();
  }

  @Override
  public Optional<OriginWriter> origins() {
    return real.origins();
  }
}

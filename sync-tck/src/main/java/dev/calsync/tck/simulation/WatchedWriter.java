package dev.calsync.tck.simulation;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.connector.Call;
import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.MirrorRef;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.MirrorWriter;
import dev.calsync.connector.OriginWriter;
import dev.calsync.connector.OverrideWriter;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.connector.WriteOutcome;
import java.util.List;
import java.util.Optional;

/** Writes over a wire, each a request of its own. */
final class WatchedWriter implements MirrorWriter {

  private final MirrorWriter writer;
  private final Wire wire;

  WatchedWriter(MirrorWriter writer, Wire wire) {
    this.writer = writer;
    this.wire = wire;
  }

  @Override
  public WriteOutcome createMirror(Call call, CalendarRef calendar, MirrorForm form) {
    return wire.writing(
        call,
        calendar,
        new MirrorWrite.Create(form),
        () -> writer.createMirror(call, calendar, form));
  }

  @Override
  public WriteOutcome updateMirror(
      Call call, CalendarRef calendar, MirrorRef ref, MirrorForm form) {
    return wire.writing(
        call,
        calendar,
        new MirrorWrite.Update(ref, form),
        () -> writer.updateMirror(call, calendar, ref, form));
  }

  @Override
  public WriteOutcome deleteMirror(Call call, CalendarRef calendar, MirrorRef ref) {
    return wire.writing(
        call,
        calendar,
        new MirrorWrite.Delete(ref),
        () -> writer.deleteMirror(call, calendar, ref));
  }

  @Override
  public Optional<SourcePart> findMirror(
      Call call, CalendarRef calendar, String id, Optional<RemoteId> known) {
    return wire.reading(
        call,
        "findMirror " + calendar.providerId(),
        () -> writer.findMirror(call, calendar, id, known));
  }

  @Override
  public Optional<OverrideWriter> overrides() {
    return writer.overrides().map(Watched::new);
  }

  /** Overrides over the same wire. */
  private final class Watched implements OverrideWriter {

    private final OverrideWriter overrides;

    Watched(OverrideWriter overrides) {
      this.overrides = overrides;
    }

    @Override
    public WriteOutcome write(Call call, CalendarRef calendar, MirrorWrite.Changed write) {
      return wire.writing(call, calendar, write, () -> overrides.write(call, calendar, write));
    }

    @Override
    public List<SourcePart> of(Call call, CalendarRef calendar, RemoteId series) {
      return wire.reading(
          call, "overridesOf " + calendar.providerId(), () -> overrides.of(call, calendar, series));
    }
  }

  @Override
  public Optional<OriginWriter> origins() {
    return writer.origins();
  }
}

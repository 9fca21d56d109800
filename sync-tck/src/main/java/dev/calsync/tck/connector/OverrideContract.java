package dev.calsync.tck.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.MirrorRef;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.OverrideWriter;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.connector.WriteOutcome;
import dev.calsync.event.EventBody;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Overrides that are objects of their own, where a calendar keeps series in parts (SEM-34). */
public interface OverrideContract extends RiggedContract {

  /** c27: an override becomes an object, and the answer says which. */
  @Test
  default void c27_anOverrideBecomesTheObjectThatIsAskedFor() {
    OverrideWriter writer = overrides();
    WriteOutcome.Applied series = created(form("one", series()));

    WriteOutcome.Applied written = applied(write(writer, series, Optional.empty(), moved()));

    assertThat(written.id()).isNotEqualTo(series.id());
    assertThat(there(writer, series))
        .singleElement()
        .isInstanceOfSatisfying(
            SourcePart.Changed.class,
            changed -> {
              assertThat(changed.id()).isEqualTo(written.id());
              assertThat(changed.object().version()).isEqualTo(written.version());
              assertThat(changed.series()).contains(series.id());
              assertThat(changed.override().slot()).isEqualTo(moved().slot());
              assertThat(shape(changed.override())).isEqualTo(rig().rewritten(shape(moved())));
            });
  }

  /** c27: the occurrence must be as it was seen (FLT-16). */
  @Test
  default void c27_anOccurrenceThatIsNotAsItWasSeenIsAConflict() {
    OverrideWriter writer = overrides();
    assumeConditionalWrites();
    WriteOutcome.Applied series = created(form("one", series()));
    WriteOutcome.Applied first = applied(write(writer, series, Optional.empty(), moved()));

    conflicted(write(writer, series, Optional.empty(), moved()));
    WriteOutcome.Applied second = applied(write(writer, series, Optional.of(ref(first)), plain()));
    conflicted(write(writer, series, Optional.of(ref(first)), moved()));
    assertThat(there(writer, series))
        .singleElement()
        .matches(part -> part.names().orElseThrow().version().equals(second.version()));
  }

  /** c27: without its series there is no occurrence. */
  @Test
  default void c27_anOverrideWithoutASeriesIsAConflict() {
    OverrideWriter writer = overrides();
    WriteOutcome.Applied series = created(form("one", series()));
    applied(writer().deleteMirror(rig().call(), rig().calendar(), ref(series)));

    conflicted(write(writer, series, Optional.empty(), moved()));
    assertThat(there(writer, series)).isEmpty();
  }

  /** c28: only what is not as the rule says is told. */
  @Test
  default void c28_anUntouchedSeriesHasNothingToTell() {
    OverrideWriter writer = overrides();
    WriteOutcome.Applied series = created(form("one", series()));
    assertThat(there(writer, series)).isEmpty();
    assertThat(
            there(
                writer,
                new WriteOutcome.Applied(new RemoteId("none"), series.version(), Optional.empty())))
        .isEmpty();
  }

  /** c29: a slot that the series removes takes its override with it. */
  @Test
  default void c29_aSlotThatIsRemovedTakesItsOverrideWithIt() {
    OverrideWriter writer = overrides();
    WriteOutcome.Applied series = created(form("one", series()));
    applied(write(writer, series, Optional.empty(), moved()));

    MirrorForm without = form("one", SampleEvents.removing(series(), moved().slot()));
    WriteOutcome.Applied updated =
        applied(
            writer()
                .updateMirror(
                    rig().call(), rig().calendar(), current(series.id(), series), without));

    assertThat(there(writer, series)).noneMatch(SourcePart.Changed.class::isInstance);
    assertThat(fetched(series.id()))
        .isInstanceOfSatisfying(
            SourcePart.Master.class,
            master ->
                assertThat(MirrorShape.shownBy(master.body()))
                    .isEqualTo(updated.observed().orElseThrow())
                    .isEqualTo(rig().rewritten(without.shape())));
  }

  /** c30: an override that is deleted is an occurrence that was removed, and no tombstone. */
  @Test
  default void c30_anOverrideThatIsDeletedIsARemovedOccurrence() {
    OverrideWriter writer = overrides();
    WriteOutcome.Applied series = created(form("one", series()));
    WriteOutcome.Applied written = applied(write(writer, series, Optional.empty(), moved()));
    applied(writer().deleteMirror(rig().call(), rig().calendar(), ref(written)));

    assertThat(there(writer, series)).noneMatch(SourcePart.Changed.class::isInstance);
    assertThat(fetched(series.id())).isInstanceOf(SourcePart.Master.class);
  }

  private MirrorRef current(RemoteId id, WriteOutcome.Applied last) {
    return fetched(id)
        .names()
        .map(object -> new MirrorRef(id, object.version()))
        .orElseGet(() -> ref(last));
  }

  private WriteOutcome write(
      OverrideWriter writer,
      WriteOutcome.Applied series,
      Optional<MirrorRef> there,
      SeriesOverride override) {
    EventBody shown = EventBody.single(override.time(), override.details());
    return writer.write(
        rig().call(),
        rig().calendar(),
        new MirrorWrite.Changed(series.id(), override.slot(), there, form("override", shown)));
  }

  private List<SourcePart> there(OverrideWriter writer, WriteOutcome.Applied series) {
    return writer.of(rig().call(), rig().calendar(), series.id());
  }

  private static MirrorForm form(String name, EventBody body) {
    return SampleMirrors.form(name, body);
  }

  private static MirrorShape shape(SeriesOverride override) {
    return MirrorShape.shownBy(EventBody.single(override.time(), override.details()));
  }

  private static SeriesOverride moved() {
    return SampleEvents.series().overrides().get(0);
  }

  private static SeriesOverride plain() {
    EventBody series = series();
    Slot slot = moved().slot();
    return new SeriesOverride(slot, series.time().at(slot).orElseThrow(), series.details());
  }

  private static EventBody series() {
    return ScriptedObject.without(SampleEvents.series());
  }
}

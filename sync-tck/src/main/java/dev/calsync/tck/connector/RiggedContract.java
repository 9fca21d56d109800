package dev.calsync.tck.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.calsync.calendar.Capabilities;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.connector.Cursor;
import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.MirrorRef;
import dev.calsync.connector.MirrorWrite.Changed;
import dev.calsync.connector.MirrorWriter;
import dev.calsync.connector.OverrideWriter;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.connector.SourcePart;
import dev.calsync.connector.WriteOutcome;
import dev.calsync.event.EventBody;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.SeriesOverride;
import java.util.List;
import java.util.Optional;

/** What all connector contracts stand on: a rig, and what they may ask of it. */
public interface RiggedContract {

  /**
   * The rig: a fresh and empty calendar for each test, the same one throughout a test.
   *
   * @return the rig
   */
  ConnectorRig rig();

  /**
   * What the calendar can do now.
   *
   * @return its capabilities
   */
  default Capabilities capabilities() {
    return rig().connector().calendars().find(rig().call(), rig().calendar()).capabilities();
  }

  /**
   * The writer; the test is skipped, with the reason, where there is none.
   *
   * @return the writer
   */
  default MirrorWriter writer() {
    assumeTrue(capabilities().writes().allowed(), "the calendar is read-only");
    return rig().connector().writer().orElseGet(() -> fail("writable, but without a writer"));
  }

  /**
   * Creates a mirror that nothing stands in the way of.
   *
   * @param form what to create
   * @return the connector's answer
   */
  default WriteOutcome.Applied created(MirrorForm form) {
    return applied(writer().createMirror(rig().call(), rig().calendar(), form));
  }

  /**
   * Demands that a write happened.
   *
   * @param outcome the connector's answer
   * @return the same, as what it is
   */
  default WriteOutcome.Applied applied(WriteOutcome outcome) {
    assertThat(outcome).isInstanceOf(WriteOutcome.Applied.class);
    return (WriteOutcome.Applied) outcome;
  }

  /**
   * Demands that the object was not as expected.
   *
   * @param outcome the connector's answer
   */
  default void conflicted(WriteOutcome outcome) {
    assertThat(outcome).isInstanceOf(WriteOutcome.Conflicted.class);
  }

  /**
   * The condition for the next write of a mirror.
   *
   * @param last what the last write answered
   * @return its id and version
   */
  default MirrorRef ref(WriteOutcome.Applied last) {
    return new MirrorRef(last.id(), last.version());
  }

  /**
   * One object, read afresh: past every listing lag.
   *
   * @param id which
   * @return what is there
   */
  default SourcePart fetched(RemoteId id) {
    List<SourcePart> parts =
        rig().connector().reader().fetch(rig().call(), rig().calendar(), List.of(id));
    assertThat(parts).as("one part for each id asked").hasSize(1);
    return parts.get(0);
  }

  /**
   * An event that must be there, read afresh; a series with its changed and removed occurrences.
   *
   * @param id which: for a series in parts, its master
   * @return the event
   */
  default SourcePart.Whole event(RemoteId id) {
    SourcePart part = fetched(id);
    List<SourcePart> occurrences =
        part instanceof SourcePart.Master
            ? overrides().of(rig().call(), rig().calendar(), id)
            : List.of();
    return PutTogether.event(part, occurrences).orElseGet(() -> fail("no event, but " + part));
  }

  /**
   * The writer of overrides; the test is skipped, with the reason, where series have no parts.
   *
   * @return the writer
   */
  default OverrideWriter overrides() {
    assumeTrue(kept() == SeriesSupport.Kept.PARTS, "a series is not kept in parts here");
    return writer().overrides().orElseGet(() -> fail("series in parts, but no writer of them"));
  }

  /**
   * How the calendar keeps series.
   *
   * @return how
   */
  default SeriesSupport.Kept kept() {
    return capabilities().series().kept();
  }

  /**
   * Creates the mirror of a series, where it is kept in parts one by one.
   *
   * @param name of the mirror
   * @param series with its overrides
   * @return the answer to the create of the series itself
   */
  default WriteOutcome.Applied createdSeries(String name, EventBody series) {
    if (kept() != SeriesSupport.Kept.PARTS) {
      return created(SampleMirrors.form(name, series));
    }
    WriteOutcome.Applied master = created(SampleMirrors.form(name, ScriptedObject.without(series)));
    for (SeriesOverride override : series.overrides()) {
      EventBody alone = EventBody.single(override.time(), override.details());
      MirrorForm form = SampleMirrors.form(name + " at " + override.slot().text(), alone);
      Changed write = new Changed(master.id(), override.slot(), Optional.empty(), form);
      applied(overrides().write(rig().call(), rig().calendar(), write));
    }
    return master;
  }

  /**
   * What the calendar shows of an event that is put or written there.
   *
   * @param event with its overrides
   * @return its shape, rewritten as the rig says: in parts, each part for itself
   */
  default MirrorShape shown(EventBody event) {
    return PutTogether.shown(event, kept(), rig()::rewritten);
  }

  /**
   * Where to go on after a reading; the test is skipped, with the reason, where that cannot be.
   *
   * @param reading a finished one
   * @return its cursor
   */
  default Cursor cursorOf(Reading reading) {
    assumeTrue(reading.cursor().isPresent(), "this provider has no cursors");
    return reading.cursor().orElseThrow();
  }

  /** Skips the test, with the reason, where a write cannot depend on a version. */
  default void assumeConditionalWrites() {
    assumeTrue(capabilities().writes().conditional(), "writes are not conditional here");
  }

  /**
   * Skips the test, with the reason, where no series can be written, or none of this kind.
   *
   * @param needs what the calendar must be able to do with it
   */
  default void assumeSeries(SeriesSupport.Limit... needs) {
    assumeTrue(kept() != SeriesSupport.Kept.NONE, "there are no series here");
    for (SeriesSupport.Limit need : needs) {
      assumeTrue(capabilities().series().allows(need), "beyond its limits: " + need);
    }
  }

  /**
   * The condition of a mirror that is there, as it is now.
   *
   * @param id which
   * @return its id and its version, read afresh
   */
  default MirrorRef current(RemoteId id) {
    RemoteVersion version = event(id).object().version();
    return new MirrorRef(id, version);
  }
}

package dev.calsync.tck.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.calsync.calendar.Capabilities;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.MirrorRef;
import dev.calsync.connector.MirrorWriter;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.connector.SourcePart;
import dev.calsync.connector.WriteOutcome;
import java.util.List;

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
   * An event that must be there, read afresh.
   *
   * @param id which
   * @return the event
   */
  default SourcePart.Whole event(RemoteId id) {
    SourcePart part = fetched(id);
    assertThat(part).isInstanceOf(SourcePart.Whole.class);
    return (SourcePart.Whole) part;
  }

  /** Skips the test, with the reason, where a write cannot depend on a version. */
  default void assumeConditionalWrites() {
    assumeTrue(capabilities().writes().conditional(), "writes are not conditional here");
  }

  /** Skips the test, with the reason, where a series is not kept in one object. */
  default void assumeWholeSeries() {
    assumeTrue(
        capabilities().series().kept() == SeriesSupport.Kept.WHOLE,
        "a series is not one object here");
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

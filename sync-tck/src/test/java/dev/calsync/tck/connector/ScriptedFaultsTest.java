package dev.calsync.tck.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.MirrorWriter;
import dev.calsync.connector.SourcePart;
import dev.calsync.connector.WriteOutcome;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Scripted faults happen where they were told to, once, with or without the write's effect. */
class ScriptedFaultsTest {

  private final ScriptedRig rig = new ScriptedRig(ScriptedConnector.everything());
  private final ScriptedConnector provider = (ScriptedConnector) rig.connector();
  private final MirrorForm form = SampleMirrors.form("one", SampleEvents.timed("Ours"));

  @Test
  void aLostReplyHidesAWriteThatHappened() {
    provider.faults().loseReplyOfWrite(1);

    assertThat(create()).isInstanceOf(WriteOutcome.Unconfirmed.class);

    assertThat(found()).isPresent();
    assertThat(create()).isInstanceOf(WriteOutcome.Conflicted.class);
    assertThat(provider.writeLog()).hasSize(2);
    assertThat(provider.writeLog().get(0).effect()).get().isInstanceOf(WriteOutcome.Applied.class);
  }

  @Test
  void aLostRequestNeverHappened() {
    provider.faults().loseRequestOfWrite(1);

    assertThat(create()).isInstanceOf(WriteOutcome.Unconfirmed.class);

    assertThat(found()).isEmpty();
    assertThat(provider.writeLog().get(0).effect()).isEmpty();
    assertThat(create()).isInstanceOf(WriteOutcome.Applied.class);
  }

  @Test
  void theNthCallFailsAndTheOthersDoNot() {
    provider.faults().failCall(2, FailureClass.TRANSIENT);
    assertThat(found()).isEmpty();

    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(this::create)
        .matches(ConnectorException::retryable);

    assertThat(found()).isEmpty();
    assertThat(create()).isInstanceOf(WriteOutcome.Applied.class);
  }

  @Test
  void anOutageLastsUntilItIsHealed() {
    provider.faults().failEveryCall(FailureClass.FORBIDDEN);
    assertThatExceptionOfType(ConnectorException.class).isThrownBy(this::found);
    assertThatExceptionOfType(ConnectorException.class).isThrownBy(this::create);

    provider.faults().heal();

    assertThat(create()).isInstanceOf(WriteOutcome.Applied.class);
  }

  @Test
  void aStopBeforeACallHasNoEffect() {
    provider.faults().stopBeforeCall(1);

    assertThatExceptionOfType(ScriptedStop.class).isThrownBy(this::create);

    assertThat(found()).isEmpty();
    assertThat(provider.writeLog()).isEmpty();
  }

  @Test
  void aStopAfterACallHadItsEffect() {
    provider.faults().stopAfterCall(1);

    assertThatExceptionOfType(ScriptedStop.class).isThrownBy(this::create);

    assertThat(found()).isPresent();
    assertThat(provider.writeLog()).hasSize(1);
    assertThat(provider.faults().calls()).isEqualTo(2);
    assertThat(provider.faults().writes()).isEqualTo(1);
  }

  private WriteOutcome create() {
    return writer().createMirror(rig.call(), rig.calendar(), form);
  }

  private Optional<SourcePart> found() {
    return writer().findMirror(rig.call(), rig.calendar(), form.id(), Optional.empty());
  }

  private MirrorWriter writer() {
    return provider.writer().orElseThrow();
  }
}

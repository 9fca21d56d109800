package dev.calsync.tck.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.MirrorRef;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.connector.SourcePart;
import dev.calsync.connector.WriteOutcome;
import dev.calsync.event.MirrorShape;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several writes at once are the same writes. */
public interface BatchContract extends RiggedContract {

  /** c14: a batch answers in the order of its writes, each as it would have been answered alone. */
  @Test
  default void c14_aBatchAnswersInOrder() {
    WriteOutcome.Applied kept = created(SampleMirrors.form("kept", SampleEvents.timed("Kept")));
    WriteOutcome.Applied gone = created(SampleMirrors.form("gone", SampleEvents.timed("Gone")));
    MirrorForm fresh = SampleMirrors.form("fresh", SampleEvents.wordy());
    MirrorForm changed = SampleMirrors.form("kept", 1, SampleEvents.allDay());
    assumeBatchOf(3);

    List<WriteOutcome> outcomes =
        writer()
            .writeBatch(
                rig().call(),
                rig().calendar(),
                List.of(
                    new MirrorWrite.Delete(ref(gone)),
                    new MirrorWrite.Create(fresh),
                    new MirrorWrite.Update(ref(kept), changed)));

    assertThat(outcomes).hasSize(3);
    assertThat(applied(outcomes.get(0)).id()).isEqualTo(gone.id());
    assertThat(fetched(gone.id())).isInstanceOf(SourcePart.Gone.class);
    assertShows(applied(outcomes.get(1)), fresh);
    assertThat(applied(outcomes.get(2)).id()).isEqualTo(kept.id());
    assertShows(applied(outcomes.get(2)), changed);
  }

  /** c14: a write that meets a conflict stops none of the others in its batch. */
  @Test
  default void c14_aConflictStopsNoOtherWrite() {
    WriteOutcome.Applied there = created(SampleMirrors.form("there", SampleEvents.timed("There")));
    assumeConditionalWrites();
    assumeBatchOf(3);
    MirrorRef stale = new MirrorRef(there.id(), new RemoteVersion("another version"));
    MirrorForm form = SampleMirrors.form("there", 1, SampleEvents.allDay());
    MirrorForm fresh = SampleMirrors.form("fresh", SampleEvents.timed("Fresh"));
    MirrorRef unknown = new MirrorRef(new RemoteId(SampleMirrors.id("no")), there.version());

    List<WriteOutcome> outcomes =
        writer()
            .writeBatch(
                rig().call(),
                rig().calendar(),
                List.of(
                    new MirrorWrite.Update(stale, form),
                    new MirrorWrite.Update(unknown, form),
                    new MirrorWrite.Create(fresh)));

    conflicted(outcomes.get(0));
    conflicted(outcomes.get(1));
    assertShows(applied(outcomes.get(2)), fresh);
    assertThat(event(there.id()).object().version()).isEqualTo(there.version());
  }

  /** c14: a batch as large as the capabilities allow is taken whole. */
  @Test
  default void c14_aFullBatchIsTaken() {
    int size = Math.min(capabilities().writes().batch(), 500);
    List<MirrorWrite> writes =
        IntStream.range(0, size)
            .mapToObj(n -> SampleMirrors.form("n" + n, SampleEvents.timed("Number " + n)))
            .<MirrorWrite>map(MirrorWrite.Create::new)
            .toList();

    List<WriteOutcome> outcomes = writer().writeBatch(rig().call(), rig().calendar(), writes);

    assertThat(outcomes).hasSize(size).allMatch(WriteOutcome.Applied.class::isInstance);
    assertThat(outcomes.stream().map(this::applied).map(WriteOutcome.Applied::id))
        .doesNotHaveDuplicates();
  }

  private void assertShows(WriteOutcome.Applied outcome, MirrorForm form) {
    SourcePart.Whole there = event(outcome.id());
    assertThat(there.object().uid()).isEqualTo(rig().uidOf(form));
    assertThat(there.object().version()).isEqualTo(outcome.version());
    assertThat(MirrorShape.shownBy(there.body())).isEqualTo(rig().rewritten(form.shape()));
  }

  private void assumeBatchOf(int size) {
    assumeTrue(capabilities().writes().batch() >= size, "batches are smaller than " + size);
  }
}

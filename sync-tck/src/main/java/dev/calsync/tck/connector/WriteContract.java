package dev.calsync.tck.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.calsync.calendar.Capabilities.Create;
import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.MirrorRef;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.connector.SourcePart;
import dev.calsync.connector.WriteOutcome;
import dev.calsync.event.MirrorShape;
import org.junit.jupiter.api.Test;

/** Writes are conditional, and answer what is there afterwards. */
public interface WriteContract extends RiggedContract {

  /** c05: a created mirror shows what was asked for, and the answer says what it shows. */
  @Test
  default void c05_aCreatedMirrorReadsBackAsAnswered() {
    MirrorForm form = SampleMirrors.form("one", SampleEvents.wordy());

    WriteOutcome.Applied answer = created(form);

    SourcePart.Whole there = event(answer.id());
    MirrorShape shown = MirrorShape.shownBy(there.body());
    assertThat(shown).isEqualTo(rig().rewritten(form.shape()));
    assertThat(answer.observed().orElse(shown)).isEqualTo(shown);
    assertThat(there.object().version()).isEqualTo(answer.version());
  }

  /** c05: an update keeps the object and changes what it shows and its version. */
  @Test
  default void c05_anUpdateIsInPlace() {
    WriteOutcome.Applied first = created(SampleMirrors.form("one", SampleEvents.timed("Before")));
    MirrorForm form = SampleMirrors.form("one", 1, SampleEvents.wordy());

    WriteOutcome.Applied second =
        applied(writer().updateMirror(rig().call(), rig().calendar(), ref(first), form));

    MirrorShape shown = MirrorShape.shownBy(event(first.id()).body());
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.version()).isNotEqualTo(first.version());
    assertThat(shown).isEqualTo(rig().rewritten(form.shape()));
    assertThat(second.observed().orElse(shown)).isEqualTo(shown);
  }

  /** c06: a repeated create meets the first one and leaves it as it is (FLT-1). */
  @Test
  default void c06_aRepeatedCreateMeetsTheFirst() {
    assumeTrue(
        capabilities().writes().create() == Create.ID_CHOSEN, "the provider chooses the ids");
    WriteOutcome.Applied first = created(SampleMirrors.form("one", SampleEvents.timed("First")));
    SourcePart.Whole before = event(first.id());

    conflicted(
        writer()
            .createMirror(
                rig().call(),
                rig().calendar(),
                SampleMirrors.form("one", SampleEvents.timed("Second"))));

    assertThat(event(first.id())).isEqualTo(before);
    assertThat(Reading.whole(rig()).parts()).hasSizeLessThanOrEqualTo(1);
  }

  /** c06: where the provider drops repeats by key, the repeat answers the first object. */
  @Test
  default void c06_aRepeatByKeyAnswersTheFirst() {
    assumeTrue(
        capabilities().writes().create() == Create.KEY_DEDUPED, "creates are not deduped by key");
    MirrorForm form = SampleMirrors.form("one", SampleEvents.timed("First"));
    WriteOutcome.Applied first = created(form);

    assertThat(created(form).id()).isEqualTo(first.id());
    assertThat(Reading.whole(rig()).parts()).hasSizeLessThanOrEqualTo(1);
  }

  /** c07: an update of another version than the one seen changes nothing (FLT-16). */
  @Test
  default void c07_anUpdateOfAnotherVersionChangesNothing() {
    MirrorForm form = SampleMirrors.form("one", SampleEvents.timed("Ours"));
    WriteOutcome.Applied first = created(form);
    assumeConditionalWrites();
    rig().provider().put(rig().uidOf(form), SampleEvents.timed("Edited by hand"));
    SourcePart.Whole edited = event(first.id());

    conflicted(
        writer()
            .updateMirror(
                rig().call(),
                rig().calendar(),
                ref(first),
                SampleMirrors.form("one", 1, SampleEvents.timed("Ours again"))));

    assertThat(event(first.id())).isEqualTo(edited);
  }

  /** c07: once read again, an edited mirror can be written again. */
  @Test
  default void c07_anEditedMirrorCanBeWrittenOnceReadAgain() {
    MirrorForm form = SampleMirrors.form("one", SampleEvents.timed("Ours"));
    WriteOutcome.Applied first = created(form);
    rig().provider().put(rig().uidOf(form), SampleEvents.timed("Edited by hand"));

    applied(writer().updateMirror(rig().call(), rig().calendar(), current(first.id()), form));

    assertThat(MirrorShape.shownBy(event(first.id()).body()))
        .isEqualTo(rig().rewritten(form.shape()));
  }

  /** c07: an update of something that is gone does not bring it back. */
  @Test
  default void c07_anUpdateOfSomethingGoneBringsNothingBack() {
    MirrorForm form = SampleMirrors.form("one", SampleEvents.timed("Ours"));
    WriteOutcome.Applied first = created(form);
    rig().provider().remove(rig().uidOf(form));

    conflicted(writer().updateMirror(rig().call(), rig().calendar(), ref(first), form));

    assertThat(fetched(first.id())).isInstanceOf(SourcePart.Gone.class);
  }

  /** c08: a delete takes the mirror away. */
  @Test
  default void c08_aDeleteTakesTheMirrorAway() {
    WriteOutcome.Applied first = created(SampleMirrors.form("one", SampleEvents.timed("Ours")));

    WriteOutcome.Applied gone =
        applied(writer().deleteMirror(rig().call(), rig().calendar(), ref(first)));

    assertThat(gone.version()).isEqualTo(RemoteVersion.UNKNOWN);
    assertThat(gone.observed()).isEmpty();
    assertThat(fetched(first.id())).isInstanceOf(SourcePart.Gone.class);
  }

  /** c08: deleting what is gone already is done (FLT-3). */
  @Test
  default void c08_deletingWhatIsGoneIsDone() {
    MirrorForm form = SampleMirrors.form("one", SampleEvents.timed("Ours"));
    MirrorRef ref = ref(created(form));
    applied(writer().deleteMirror(rig().call(), rig().calendar(), ref));

    applied(writer().deleteMirror(rig().call(), rig().calendar(), ref));
  }

  /** c08: a delete of another version than the one seen deletes nothing. */
  @Test
  default void c08_aDeleteOfAnotherVersionDeletesNothing() {
    MirrorForm form = SampleMirrors.form("one", SampleEvents.timed("Ours"));
    WriteOutcome.Applied first = created(form);
    assumeConditionalWrites();
    rig().provider().put(rig().uidOf(form), SampleEvents.timed("Edited by hand"));
    SourcePart.Whole edited = event(first.id());

    conflicted(writer().deleteMirror(rig().call(), rig().calendar(), ref(first)));

    assertThat(event(first.id())).isEqualTo(edited);
  }

  /** c08: what was deleted can be created anew, by the same or another id. */
  @Test
  default void c08_aDeletedMirrorCanBeCreatedUnderAnotherId() {
    MirrorForm form = SampleMirrors.form("one", SampleEvents.timed("Ours"));
    applied(writer().deleteMirror(rig().call(), rig().calendar(), ref(created(form))));

    MirrorForm again = SampleMirrors.form("one-1", SampleEvents.timed("Ours"));
    WriteOutcome.Applied next = created(again);

    assertThat(event(next.id()).object().uid()).isEqualTo(rig().uidOf(again));
  }
}

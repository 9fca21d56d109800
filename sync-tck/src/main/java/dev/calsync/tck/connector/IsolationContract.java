package dev.calsync.tck.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.SourcePart;
import dev.calsync.connector.WriteOutcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One bad item stops nothing but itself (R-B5), and what is not ours stays as it is (INV-13). */
public interface IsolationContract extends RiggedContract {

  /** c12: an unreadable item is listed as such, and every other item is listed as ever. */
  @Test
  default void c12_oneBadItemDoesNotStopTheOthers() {
    rig().provider().put("good", SampleEvents.timed("Good"));
    rig().provider().put("bad", SampleEvents.timed("Bad"));
    rig().provider().put("later", SampleEvents.series());
    rig().provider().spoil("bad");

    Reading reading = Reading.whole(rig());

    assertThat(reading.uids()).containsExactlyInAnyOrder("good", "later");
    assertThat(reading.unreadable())
        .singleElement()
        .satisfies(
            part -> {
              assertThat(part.code()).matches("[A-Z][A-Z0-9_]*");
              assertThat(part.raw().length).isBetween(1, 65_536);
            });
    assertThat(reading.provesAbsence()).isTrue();
  }

  /** c12: a bad item that was mended is read like any other. */
  @Test
  default void c12_aMendedItemIsReadAgain() {
    rig().provider().put("bad", SampleEvents.timed("Bad"));
    rig().provider().spoil("bad");
    Reading before = Reading.whole(rig());
    rig().provider().put("bad", SampleEvents.timed("Mended"));

    assertThat(before.uids()).isEmpty();
    assertThat(Reading.whole(rig()).uids()).containsExactly("bad");
  }

  /** c12: a bad item does not stop writes beside it. */
  @Test
  default void c12_aBadItemDoesNotStopWritesBesideIt() {
    rig().provider().put("bad", SampleEvents.timed("Bad"));
    rig().provider().spoil("bad");
    var raw = rig().provider().raw("bad");

    MirrorForm form = SampleMirrors.form("one", SampleEvents.timed("Ours"));
    WriteOutcome.Applied written = created(form);

    assertThat(event(written.id()).object().uid()).isEqualTo(rig().uidOf(form));
    assertThat(rig().provider().raw("bad")).isEqualTo(raw).isPresent();
  }

  /** c13: creates, updates and deletes leave every foreign object untouched, byte for byte. */
  @Test
  default void c13_whatIsNotOursStaysByteForByte() {
    List<String> foreign = List.of("words", "series", "days");
    rig().provider().put("words", SampleEvents.wordy());
    rig().provider().put("series", SampleEvents.series());
    rig().provider().put("days", SampleEvents.allDay());
    var before = foreign.stream().map(rig().provider()::raw).toList();

    WriteOutcome.Applied first = created(SampleMirrors.form("one", SampleEvents.timed("Ours")));
    WriteOutcome.Applied second = created(SampleMirrors.form("two", SampleEvents.wordy()));
    applied(
        writer()
            .updateMirror(
                rig().call(),
                rig().calendar(),
                ref(first),
                SampleMirrors.form("one", 1, SampleEvents.allDay())));
    applied(writer().deleteMirror(rig().call(), rig().calendar(), ref(second)));

    assertThat(before).allMatch(Optional::isPresent);
    assertThat(foreign.stream().map(rig().provider()::raw).toList()).isEqualTo(before);
  }

  /** c13: a create under the UID of a foreign event leaves that event alone (FLT-6). */
  @Test
  default void c13_aForeignObjectAtOurNameIsNotTouched() {
    var form = SampleMirrors.form("one", SampleEvents.timed("Ours"));
    rig().provider().put(form.uid(), SampleEvents.timed("Theirs"));
    var before = rig().provider().raw(form.uid());
    SourcePart.Whole theirs = Reading.whole(rig()).event(form.uid());

    writer().createMirror(rig().call(), rig().calendar(), form);

    assertThat(event(theirs.id())).isEqualTo(theirs);
    assertThat(before).isPresent();
  }
}

package dev.calsync.tck.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.connector.WriteOutcome;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A mirror is found again, and nothing else is taken for it. */
public interface LookupContract extends RiggedContract {

  /** c09: a create whose reply was lost is found by the id it was made under (FLT-1). */
  @Test
  default void c09_aMirrorIsFoundByTheIdItWasCreatedUnder() {
    MirrorForm form = SampleMirrors.form("one", SampleEvents.timed("Ours"));
    WriteOutcome.Applied written = created(form);

    assertThat(found(form.id(), Optional.empty())).contains(event(written.id()));
  }

  /** c09: where the provider's id is known, that is what is looked at. */
  @Test
  default void c09_aMirrorIsFoundByTheProvidersId() {
    MirrorForm form = SampleMirrors.form("one", SampleEvents.timed("Ours"));
    WriteOutcome.Applied written = created(form);

    assertThat(found(form.id(), Optional.of(written.id()))).contains(event(written.id()));
  }

  /** c09: a look-up shows what is there now, also if somebody edited it. */
  @Test
  default void c09_anEditedMirrorIsFoundAsItIs() {
    MirrorForm form = SampleMirrors.form("one", SampleEvents.timed("Ours"));
    WriteOutcome.Applied written = created(form);
    rig().provider().put(rig().uidOf(form), SampleEvents.timed("Edited by hand"));

    SourcePart.Whole there =
        (SourcePart.Whole)
            found(form.id(), Optional.of(written.id())).orElseGet(() -> fail("not found"));

    assertThat(there.body().details().text().title()).isEqualTo("Edited by hand");
  }

  /** c09: what was never created, or is gone, is not found. */
  @Test
  default void c09_whatIsNotThereIsNotFound() {
    MirrorForm form = SampleMirrors.form("one", SampleEvents.timed("Ours"));
    WriteOutcome.Applied written = created(form);
    created(SampleMirrors.form("two", SampleEvents.timed("Another")));

    assertThat(found(SampleMirrors.id("never"), Optional.empty())).isEmpty();
    rig().provider().remove(rig().uidOf(form));
    assertThat(found(form.id(), Optional.empty())).isEmpty();
    assertThat(found(form.id(), Optional.of(written.id()))).isEmpty();
  }

  private Optional<SourcePart> found(String id, Optional<RemoteId> known) {
    return writer().findMirror(rig().call(), rig().calendar(), id, known);
  }
}

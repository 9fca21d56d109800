package dev.calsync.tck.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.calsync.connector.Call;
import dev.calsync.connector.Continuation;
import dev.calsync.connector.Cursor;
import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.event.TimeRange;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A reading that fails says so; it is never taken for an empty one (INV-12, FLT-13, FLT-14). */
public interface FailureContract extends RiggedContract {

  /** c15: a listing of a broken calendar throws, classified and without content. */
  @Test
  default void c15_aFailedListingIsNoEmptyPage() {
    rig().provider().put("one", SampleEvents.timed("Very private title"));
    rig().provider().breakDown();

    assertThrowsClassified(() -> Reading.whole(rig()));
  }

  /** c15: a listing that breaks between two pages throws. */
  @Test
  default void c15_aListingThatBreaksHalfWayThrows() {
    for (int n = 0; n < rig().manyEvents(); n++) {
      rig().provider().put("event-" + n, SampleEvents.timed("Very private title"));
    }
    Optional<Continuation> second = Reading.nextOf(Reading.wholePage(rig(), Optional.empty()));
    assumeTrue(second.isPresent(), rig().manyEvents() + " events are one page here");
    rig().provider().breakDown();

    assertThrowsClassified(() -> Reading.wholePage(rig(), second));
  }

  /** c15: asking a broken calendar for changes throws. */
  @Test
  default void c15_aFailedReadingOfChangesIsNotUnchanged() {
    rig().provider().put("one", SampleEvents.timed("Very private title"));
    Optional<Cursor> cursor = Reading.whole(rig()).cursor();
    assumeTrue(cursor.isPresent(), "this provider has no cursors");
    rig().provider().breakDown();

    assertThrowsClassified(() -> Reading.since(rig(), cursor.orElseThrow()));
  }

  /** c15: a fetch from a broken calendar throws; nothing is reported as gone. */
  @Test
  default void c15_aFailedFetchReportsNothingAsGone() {
    rig().provider().put("one", SampleEvents.timed("Very private title"));
    RemoteId id = Reading.whole(rig()).event("one").id();
    rig().provider().breakDown();

    assertThrowsClassified(() -> fetched(id));
  }

  /** c15: a failed look-up is not "not there". */
  @Test
  default void c15_aFailedLookUpIsNotAbsence() {
    MirrorForm form = SampleMirrors.form("one", SampleEvents.timed("Very private title"));
    created(form);
    var writer = writer();
    rig().provider().breakDown();

    assertThrowsClassified(
        () -> writer.findMirror(rig().call(), rig().calendar(), form.id(), Optional.empty()));
  }

  /** c17: without a permit nothing is read. */
  @Test
  default void c17_withoutAPermitNothingIsRead() {
    rig().provider().put("one", SampleEvents.timed("One"));
    Call call = HinderedCall.withoutPermits(rig().call());

    assertFails(
        FailureClass.THROTTLED,
        () ->
            rig()
                .connector()
                .reader()
                .fetchWindow(call, rig().calendar(), TimeRange.ALWAYS, Optional.empty()));
  }

  /** c17: without a permit nothing is written. */
  @Test
  default void c17_withoutAPermitNothingIsWritten() {
    var writer = writer();
    Call call = HinderedCall.withoutPermits(rig().call());
    MirrorForm form = SampleMirrors.form("one", SampleEvents.timed("One"));

    assertFails(FailureClass.THROTTLED, () -> writer.createMirror(call, rig().calendar(), form));

    assertThat(Reading.whole(rig()).parts()).isEmpty();
  }

  /** c17: after the deadline no write is started (INV-8). */
  @Test
  default void c17_afterTheDeadlineNothingIsWritten() {
    var writer = writer();
    Call call = HinderedCall.withoutTime(rig().call());
    MirrorForm form = SampleMirrors.form("late", SampleEvents.timed("Late"));

    assertFails(FailureClass.TRANSIENT, () -> writer.createMirror(call, rig().calendar(), form));

    assertThat(Reading.whole(rig()).parts()).isEmpty();
  }

  /**
   * c21: an id that could be no object of this calendar is an object that is not there (HOS-37).
   */
  @Test
  default void c21_anImpossibleIdIsSimplyNotThere() {
    rig().provider().put("one", SampleEvents.timed("One"));
    List<RemoteId> odd =
        List.of(
            new RemoteId("../../../../../../etc/passwd"),
            new RemoteId("/etc/passwd"),
            new RemoteId(".."),
            new RemoteId("a\u0000b"),
            new RemoteId("'; DROP TABLE event; --"),
            new RemoteId("%00%2e%2e%2f"),
            new RemoteId("🦷\r\nBEGIN:VEVENT"),
            new RemoteId("x".repeat(1_024)));

    List<SourcePart> parts = rig().connector().reader().fetch(rig().call(), rig().calendar(), odd);

    assertThat(parts).extracting(SourcePart::id).containsExactlyElementsOf(odd);
    assertThat(parts).allMatch(SourcePart.Gone.class::isInstance);
  }

  private void assertThrowsClassified(ThrowingCallable reading) {
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(reading)
        .satisfies(
            thrown -> {
              assertThat(thrown.failureClass()).isNotNull();
              assertThat(thrown.code()).matches("[A-Z][A-Z0-9_]*");
              assertThat(thrown).hasMessageNotContaining("Very private title");
            });
  }

  private void assertFails(FailureClass expected, ThrowingCallable request) {
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(request)
        .extracting(ConnectorException::failureClass)
        .isEqualTo(expected);
  }
}

package dev.calsync.tck.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import dev.calsync.calendar.CalendarInfo;
import dev.calsync.calendar.CalendarRef;
import dev.calsync.connector.CalendarDirectory;
import dev.calsync.connector.Call;
import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.connector.ConnectorDescriptor;
import dev.calsync.connector.Cursor;
import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.MirrorWriter;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.ValidationResult;
import dev.calsync.event.TimeRange;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A connector says what it is, whose account it sees, and which calendars. */
public interface AccessContract extends RiggedContract {

  /** c22: the descriptor is always the same and declares the settings that the access uses. */
  @Test
  default void c22_theDescriptorDeclaresTheSettings() {
    ConnectorDescriptor descriptor = rig().connector().describe();

    assertThat(rig().connector().describe()).isEqualTo(descriptor);
    assertThat(descriptor.displayName()).isNotBlank();
    assertThat(descriptor.defaultPoll()).isPositive();
    assertThat(descriptor.settings())
        .extracting(ConnectorDescriptor.SettingField::name)
        .containsAll(rig().call().settings().values().keySet());
  }

  /** c22: validation names the account, always the same, and shows at most three events. */
  @Test
  default void c22_validationNamesTheAccount() {
    for (int n = 0; n < 5; n++) {
      rig().provider().put("event-" + n, SampleEvents.timed("Event " + n));
    }

    ValidationResult.Valid valid = valid();

    assertThat(valid.account()).isNotBlank().isEqualTo(valid().account());
    assertThat(valid.samples()).hasSizeBetween(1, 3);
    assertThat(valid.samples()).allMatch(text -> text.title().startsWith("Event "));
  }

  /** c23: the calendar is in the directory, and can be found by its name. */
  @Test
  default void c23_theCalendarIsInTheDirectory() {
    CalendarDirectory directory = rig().connector().calendars();

    assertThat(directory.list(rig().call()))
        .extracting(CalendarInfo::ref)
        .contains(rig().calendar());
    assertThat(directory.find(rig().call(), rig().calendar()))
        .isEqualTo(
            directory.list(rig().call()).stream()
                .filter(info -> info.ref().equals(rig().calendar()))
                .findFirst()
                .orElseThrow());
    assertThat(rig().connector().writer().isPresent() || !capabilities().writes().allowed())
        .as("a writable calendar has a writer")
        .isTrue();
  }

  /** c23: a calendar that is not there is CALENDAR_GONE, whatever is asked of it. */
  @Test
  default void c23_anUnknownCalendarIsGone() {
    CalendarRef unknown =
        new CalendarRef(rig().calendar().connection(), rig().calendar().providerId() + "-other");
    ConnectorAdapter connector = rig().connector();
    Call call = rig().call();

    assertGone(() -> connector.calendars().find(call, unknown));
    assertGone(
        () -> connector.reader().fetchWindow(call, unknown, TimeRange.ALWAYS, Optional.empty()));
    assertGone(
        () -> connector.reader().changes(call, unknown, new Cursor("any"), Optional.empty()));
    assertGone(() -> connector.reader().fetch(call, unknown, List.of(new RemoteId("any"))));
  }

  /** c23: nothing is written to a calendar that is not there, nor to another in its place. */
  @Test
  default void c23_nothingIsWrittenToAnUnknownCalendar() {
    CalendarRef unknown =
        new CalendarRef(rig().calendar().connection(), rig().calendar().providerId() + "-other");
    MirrorWriter writer = writer();
    MirrorForm form = SampleMirrors.form("one", SampleEvents.timed("Ours"));

    assertGone(() -> writer.createMirror(rig().call(), unknown, form));
    assertGone(() -> writer.findMirror(rig().call(), unknown, form.id(), Optional.empty()));

    assertThat(Reading.whole(rig()).parts()).isEmpty();
  }

  private void assertGone(ThrowingCallable request) {
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(request)
        .extracting(ConnectorException::failureClass)
        .isEqualTo(FailureClass.CALENDAR_GONE);
  }

  private ValidationResult.Valid valid() {
    return rig()
        .connector()
        .validate(rig().call())
        .match(ok -> ok, wrong -> fail("not valid: " + wrong.code() + ", " + wrong.reason()));
  }
}

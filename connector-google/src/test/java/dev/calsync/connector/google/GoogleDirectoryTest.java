package dev.calsync.connector.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.calsync.calendar.CalendarInfo;
import dev.calsync.connector.CalendarDirectory;
import dev.calsync.failure.ConnectorException;
import dev.calsync.test.google.FakeCalendar;
import dev.calsync.test.google.GoogleMode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The calendars of an account, however many there are and whatever of them its owner hides. */
class GoogleDirectoryTest {

  private static final String MARK = "calsync:overlay-1";

  private final GoogleRig rig = new GoogleRig();
  private final CalendarDirectory calendars = rig.connector().calendars();

  @AfterEach
  void close() {
    rig.close();
  }

  private List<String> listed() {
    return calendars.list(rig.call()).stream().map(it -> it.ref().providerId()).toList();
  }

  private CalendarInfo create() {
    return calendars.create(rig.call(), "Busy", MARK);
  }

  private FakeCalendar made(CalendarInfo overlay) {
    return rig.account().calendar(overlay.ref().providerId());
  }

  /** FLT-10. */
  @Test
  void calendarsOnLaterPagesAreListedToo() {
    String second = rig.account().add("Second", "Europe/Berlin").id();
    String third = rig.account().add("Third", "Europe/Berlin").id();
    rig.google().begin(GoogleMode.SHORT_PAGES);

    assertThat(listed()).containsExactly(rig.theirs().id(), second, third);
  }

  @Test
  void calendarsThatAreListedWithoutAnEndAreGivenUp() {
    try (OneAnswer google = new OneAnswer(200, "{\"items\":[],\"nextPageToken\":\"on\"}")) {
      CalendarDirectory endless = google.connector().calendars();
      assertThatExceptionOfType(ConnectorException.class)
          .isThrownBy(() -> endless.list(google))
          .matches(thrown -> thrown.code().equals("TOO_LARGE"));
      assertThat(google.asked()).hasSize(100).last().asString().contains("pageToken=on");
    }
  }

  /** An id that nothing could be asked with again stops no other. */
  @Test
  void aCalendarWhoseIdIsBeyondAllMeasureIsLeftOut() {
    String entry = "{\"id\":\"%s\",\"summary\":\"Work\",\"accessRole\":\"owner\"}";
    String items = entry.formatted("i".repeat(1_025)) + "," + entry.formatted("work");
    try (OneAnswer google = new OneAnswer(200, "{\"items\":[" + items + "]}")) {
      assertThat(google.connector().calendars().list(google))
          .extracting(it -> it.ref().providerId())
          .containsExactly("work");
    }
  }

  @Test
  void aCalendarThatIsMadeAndNotNamedIsLookedForLater() {
    try (OneAnswer google = new OneAnswer(200, "{}")) {
      CalendarDirectory nameless = google.connector().calendars();
      assertThatExceptionOfType(ConnectorException.class)
          .isThrownBy(() -> nameless.create(google, "Busy", MARK))
          .matches(thrown -> thrown.code().equals("NO_ID"))
          .matches(ConnectorException::retryable);
    }
  }

  @Test
  void whatItsOwnerHidesIsNotOffered() {
    rig.account().add("Second", "Europe/Berlin").hide();

    assertThat(listed()).containsExactly(rig.theirs().id());
  }

  /** FLT-63. */
  @Test
  void anOverlayThatIsThereIsNotMadeOnceMoreOnWhateverPageItIs() {
    rig.account().add("Second", "Europe/Berlin");
    CalendarInfo overlay = create();
    rig.account().add("Fourth", "Europe/Berlin");
    rig.google().begin(GoogleMode.SHORT_PAGES);

    assertThat(create()).isEqualTo(overlay);
    assertThat(rig.account().calendars()).hasSize(4);
  }

  /** FLT-63: its owner may not want to see it, and to have its events nevertheless. */
  @Test
  void anOverlayThatIsHiddenIsNotMadeOnceMore() {
    CalendarInfo overlay = create();
    made(overlay).hide();

    assertThat(listed()).doesNotContain(overlay.ref().providerId());
    assertThat(create()).isEqualTo(overlay);
    assertThat(rig.account().calendars()).hasSize(2);
  }

  @Test
  void anOverlayThatIsDeletedIsMadeOnceMore() {
    CalendarInfo overlay = create();
    made(overlay).delete();

    assertThat(create().ref()).isNotEqualTo(overlay.ref());
  }

  /** That of another owner of ours, or of another policy. */
  @Test
  void anOverlayWithAnotherMarkIsNotTaken() {
    CalendarInfo other = calendars.create(rig.call(), "Busy", "calsync:overlay-2");

    assertThat(create().ref()).isNotEqualTo(other.ref());
  }
}

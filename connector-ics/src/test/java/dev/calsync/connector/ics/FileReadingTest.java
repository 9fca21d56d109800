package dev.calsync.connector.ics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.calsync.connector.Continuation;
import dev.calsync.connector.Coverage;
import dev.calsync.connector.Cursor;
import dev.calsync.connector.FetchPage;
import dev.calsync.connector.SourcePart;
import dev.calsync.event.TimeRange;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read of a file, and what is never taken for an empty one (FLT-34, INV-12). */
class FileReadingTest {

  private FileRig rig;
  private Calls calls;

  @BeforeEach
  void makeFile(@TempDir Path temp) throws IOException {
    rig = new FileRig(temp.toRealPath());
    calls = new Calls(rig);
  }

  @ParameterizedTest
  @CsvSource({
    "'', EMPTY_BODY",
    "'  \n', EMPTY_BODY",
    "<html>Please log in</html>, NOT_ICALENDAR",
    "'BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a', TRUNCATED",
    "'BEGIN:VCALENDAR\nVERSION:2.0\n', TRUNCATED"
  })
  void whatIsNoWholeCalendarIsRejected(String text, String code) {
    Cursor before = calls.cursor();
    rig.write(text);

    assertFails(FailureClass.REJECTED, code);
    assertThatExceptionOfType(ConnectorException.class).isThrownBy(() -> calls.changes(before));
    assertThatExceptionOfType(ConnectorException.class).isThrownBy(() -> calls.fetch("a"));
    assertThatExceptionOfType(ConnectorException.class).isThrownBy(() -> calls.find(Samples.id(1)));
  }

  @Test
  void aCalendarOfZonesAndTasksIsEmpty() {
    rig.write(
        Vevents.BEGIN
            + "BEGIN:VTIMEZONE\r\nTZID:X\r\nEND:VTIMEZONE\r\n"
            + "BEGIN:VTODO\r\nUID:t\r\nEND:VTODO\r\n"
            + Vevents.END);

    FetchPage.Last page = (FetchPage.Last) calls.page(Optional.empty());

    assertThat(page.parts()).isEmpty();
    assertThat(page.coverage()).isEqualTo(Coverage.WHOLE);
  }

  @Test
  void aFileBeyondTheLimitIsRejected() throws IOException {
    try (RandomAccessFile sparse = new RandomAccessFile(rig.file().toFile(), "rw")) {
      sparse.setLength(IcsMapping.mostBytes() + 1);
    }

    assertFails(FailureClass.REJECTED, "TOO_LARGE");
  }

  @Test
  void silenceIsUnchanged() {
    Cursor cursor = calls.cursor();

    assertThat(calls.changes(cursor)).isEqualTo(new FetchPage.Unchanged(cursor));
  }

  /** A backup that is put back undoes what was written since, though it looks as before (INV-5). */
  @Test
  void aBackupThatWasPutBackIsSeen() throws IOException {
    Path backup = rig.file().resolveSibling("backup");
    Files.copy(rig.file(), backup, StandardCopyOption.COPY_ATTRIBUTES);
    Cursor cursor = calls.cursor();
    rig.put("one", Samples.utc("One"));
    Files.copy(
        backup,
        rig.file(),
        StandardCopyOption.COPY_ATTRIBUTES,
        StandardCopyOption.REPLACE_EXISTING);

    assertThat(calls.changes(cursor)).isInstanceOf(FetchPage.Last.class);
  }

  /** A second change within one tick of the file system's clock may leave no trace. */
  @Test
  void aFileTouchedJustNowProvesNoSilence() {
    IcsConnector now = new IcsConnector(Clock.systemUTC(), ZoneRulesSource.jdk());
    FetchPage.Last first =
        (FetchPage.Last)
            now.reader()
                .fetchWindow(rig.call(), rig.calendar(), TimeRange.ALWAYS, Optional.empty());

    FetchPage again =
        now.reader()
            .changes(rig.call(), rig.calendar(), first.cursor().orElseThrow(), Optional.empty());

    assertThat(again).isInstanceOf(FetchPage.Last.class);
  }

  @Test
  void aFileThatDisappearedIsGone() throws IOException {
    Files.delete(rig.file());

    assertFails(FailureClass.CALENDAR_GONE, "NOT_FOUND");
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> rig.connector().calendars().find(rig.call(), rig.calendar()))
        .matches(thrown -> thrown.failureClass() == FailureClass.CALENDAR_GONE);
  }

  @Test
  void aFolderInPlaceOfTheFileIsRejected() throws IOException {
    Files.delete(rig.file());
    Files.createDirectory(rig.file());

    assertFails(FailureClass.REJECTED, "NOT_A_FILE");
  }

  @Test
  void aFileHasNoSecondPage() {
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> calls.page(Optional.of(new Continuation("v1"))))
        .matches(thrown -> thrown.failureClass() == FailureClass.CURSOR_INVALID);
  }

  /** SEM-39: an override without its master is an event of its own, named by UID and slot. */
  @Test
  void anOverrideWithoutItsMasterIsAnEventOfItsOwn() {
    rig.write(
        Vevents.BEGIN
            + "BEGIN:VEVENT\r\nUID:series\r\nRECURRENCE-ID:20261116T100000Z\r\n"
            + "DTSTART:20261117T100000Z\r\nSUMMARY:moved\r\nEND:VEVENT\r\n"
            + Vevents.END);

    SourcePart.Whole orphan = (SourcePart.Whole) calls.list().get(0);

    assertThat(orphan.id().value()).isEqualTo("series/2026-11-16T10:00:00");
    assertThat(orphan.object().uid()).isEqualTo("series/2026-11-16T10:00:00");
    assertThat(calls.fetch("series/2026-11-16T10:00:00")).isEqualTo(orphan);
  }

  @Test
  void aVersionIsThatOfTheEventAndNotOfTheFile() {
    rig.put("one", Samples.utc("One"));
    SourcePart before = calls.fetch("one");
    rig.put("two", Samples.utc("Two"));

    assertThat(calls.fetch("one")).isEqualTo(before);
  }

  @Test
  void anAliasOfTheFolderIsTheSameCalendar() throws IOException {
    Path alias = rig.file().getParent().resolveSibling(rig.file().getParent().getFileName() + "-a");
    Files.createSymbolicLink(alias, rig.file().getParent());
    try {
      IcsPlace place = IcsPlace.of(IcsFile.of(alias.resolve("team.ics")).settings());
      assertThat(place.identity()).isEqualTo(rig.calendar().providerId());
    } finally {
      Files.delete(alias);
    }
  }

  @Test
  void nothingOfAnAlarmOrAttachmentIsRead() {
    rig.write(
        Vevents.BEGIN
            + "BEGIN:VEVENT\r\nUID:a\r\nDTSTART:20261117T100000Z\r\nATTACH:file:///etc/passwd\r\n"
            + "BEGIN:VALARM\r\nACTION:PROCEDURE\r\nATTACH:file:///bin/true\r\nEND:VALARM\r\n"
            + "END:VEVENT\r\n"
            + Vevents.END);

    assertThat(calls.list()).hasSize(1);
    assertThat(calls.list().toString()).doesNotContain("passwd", "bin/true");
    assertThat(List.of(calls.list().get(0).id().value())).containsExactly("a");
  }

  private void assertFails(FailureClass failure, String code) {
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> calls.page(Optional.empty()))
        .matches(thrown -> thrown.failureClass() == failure)
        .matches(thrown -> thrown.code().equals(code));
  }
}

package dev.calsync.connector.ics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.connector.Cursor;
import dev.calsync.connector.FetchPage;
import dev.calsync.event.TimeRange;
import dev.calsync.event.ZoneRulesSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a folder's cursor proves that nothing happened, and when it does not. */
class FolderCursorTest {

  private FolderRig rig;
  private Calls calls;
  private Path file;

  @BeforeEach
  void makeFolder(@TempDir Path temp) throws IOException {
    rig = new FolderRig(temp.toRealPath());
    calls = new Calls(rig);
    rig.put("one", Samples.utc("One"));
    file = rig.folder().resolve("one.ics");
  }

  @Test
  void silenceIsUnchanged() {
    Cursor cursor = calls.cursor();

    assertThat(calls.changes(cursor)).isEqualTo(new FetchPage.Unchanged(cursor));
  }

  /** Only the folder itself remembers what came and went (INV-5). */
  @Test
  void aFileThatCameAndWentIsSeen() throws IOException {
    Cursor cursor = calls.cursor();
    rig.put("two", Samples.utc("Two"));
    Files.delete(rig.folder().resolve("two.ics"));

    assertThat(calls.changes(cursor)).isInstanceOf(FetchPage.Last.class);
  }

  @Test
  void aRewriteOfTheSameLengthAndTimeIsSeen() throws IOException {
    FileTime time = Files.getLastModifiedTime(file);
    Cursor cursor = calls.cursor();
    Files.writeString(file, FolderRig.read(file).replace("SUMMARY:One", "SUMMARY:Two"));
    Files.setLastModifiedTime(file, time);

    assertThat(calls.changes(cursor)).isInstanceOf(FetchPage.Last.class);
  }

  @Test
  void aRenameIsSeen() throws IOException {
    Cursor cursor = calls.cursor();
    Files.move(file, rig.folder().resolve("two.ics"));

    assertThat(calls.changes(cursor)).isInstanceOf(FetchPage.Last.class);
  }

  /** A second change within one tick of the file system's clock may leave no trace. */
  @Test
  void aFileTouchedJustNowProvesNoSilence() {
    IcsConnector now = new IcsConnector(Clock.systemUTC(), ZoneRulesSource.jdk());
    CalendarRef calendar = rig.calendar();
    FetchPage.Last first =
        (FetchPage.Last)
            now.reader().fetchWindow(rig.call(), calendar, TimeRange.ALWAYS, Optional.empty());
    Cursor cursor = first.cursor().orElseThrow();

    FetchPage again = now.reader().changes(rig.call(), calendar, cursor, Optional.empty());

    assertThat(Calls.partsOf(again)).isEqualTo(first.parts());
    assertThat(again).isInstanceOf(FetchPage.Last.class);
  }
}

package dev.calsync.connector.ics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.calsync.connector.Continuation;
import dev.calsync.connector.FetchPage;
import dev.calsync.connector.SourcePart;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of a folder, and what is not. */
class FolderReadingTest {

  private FolderRig rig;
  private Calls calls;
  private Path outside;

  @BeforeEach
  void makeFolder(@TempDir Path temp) throws IOException {
    rig = new FolderRig(temp.toRealPath());
    calls = new Calls(rig);
    outside = temp.toRealPath();
  }

  @Test
  void onlyVisibleIcsFilesAreEvents() throws IOException {
    rig.put("one", Samples.utc("One"));
    String text = FolderRig.read(rig.folder().resolve("one.ics"));
    for (String name : List.of(".hidden.ics", "one.ics.bak", "one.tmp", "ics", ".ics")) {
      Files.writeString(rig.folder().resolve(name), text);
    }
    Files.createDirectories(rig.folder().resolve("sub.ics"));
    Files.writeString(rig.folder().resolve("sub.ics/two.ics"), text);
    Files.writeString(rig.folder().resolve("BIG.ICS"), text.replace("UID:one", "UID:big"));

    assertThat(calls.list())
        .extracting(part -> part.id().value())
        .containsExactly("BIG.ICS", "one.ics");
  }

  @Test
  void aFileOfTasksHoldsNoEvent() throws IOException {
    Files.writeString(
        rig.folder().resolve("task.ics"),
        Vevents.BEGIN + "BEGIN:VTODO\r\nUID:t\r\nEND:VTODO\r\n" + Vevents.END);

    assertThat(calls.list()).isEmpty();
    assertThat(calls.fetch("task.ics")).isInstanceOf(SourcePart.Gone.class);
  }

  @Test
  void severalEventsInOneFileAreNamedByFileAndUid() throws IOException {
    shared("both.ics");

    assertThat(calls.list())
        .extracting(part -> part.id().value())
        .containsExactly("both.ics#a", "both.ics#b");
    assertThat(calls.fetch("both.ics#b")).isEqualTo(calls.list().get(1));
    assertThat(calls.fetch("both.ics#c")).isInstanceOf(SourcePart.Gone.class);
    assertThat(calls.fetch("both.ics")).isInstanceOf(SourcePart.Gone.class);
  }

  @Test
  void whatIsNoCalendarIsUnreadableAndNotAbsent() throws IOException {
    rig.put("good", Samples.utc("Good"));
    Files.writeString(rig.folder().resolve("a-empty.ics"), "");
    Files.writeString(rig.folder().resolve("b-login.ics"), "<html>Please log in</html>");
    Files.writeString(rig.folder().resolve("c-cut.ics"), Vevents.BEGIN + "BEGIN:VEVENT\r\nUID:x");

    assertThat(calls.list())
        .extracting(part -> part instanceof SourcePart.Unreadable bad ? bad.code() : "read")
        .containsExactly("EMPTY_BODY", "NOT_ICALENDAR", "TRUNCATED", "read");
  }

  @Test
  void linksAreNotFollowed() throws IOException {
    Path secret = Files.writeString(outside.resolve("secret.ics"), "not for the calendar");
    Files.createSymbolicLink(rig.folder().resolve("link.ics"), secret);

    assertUnreadable("link.ics", "LINK_NOT_FOLLOWED");
  }

  @Test
  void specialFilesAreNotOpened() throws IOException {
    Path socket = rig.folder().resolve("s.ics");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      assertUnreadable("s.ics", "NOT_A_FILE");
    }
  }

  @Test
  void aFileBeyondTheLimitIsNotRead() throws IOException {
    try (RandomAccessFile sparse =
        new RandomAccessFile(rig.folder().resolve("huge.ics").toFile(), "rw")) {
      sparse.setLength(IcsMapping.mostBytes() + 1);
    }

    assertUnreadable("huge.ics", "TOO_LARGE");
  }

  @Test
  void aFileThatMayNotBeReadIsUnreadable() throws IOException {
    rig.put("one", Samples.utc("One"));
    Path file = rig.folder().resolve("one.ics");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeTrue(!Files.isReadable(file), "this user may read every file");

    assertUnreadable("one.ics", "NOT_READABLE");
  }

  @Test
  void aNameInAnotherEncodingIsListedAsUnreadable() throws IOException {
    Path odd = Path.of(URI.create(rig.folder().toUri() + "%C4rzte.ics"));
    Files.writeString(odd, Vevents.BEGIN + Vevents.END);

    assertUnreadable("%C4rzte.ics", "NAME_NOT_DECODABLE");
  }

  @Test
  void aMirrorThatWasRenamedIsAnotherObject() throws IOException {
    var written = calls.created(Samples.form(1, Samples.utc("Ours")));
    Files.move(rig.folder().resolve(written.id().value()), rig.folder().resolve("renamed.ics"));

    assertThat(calls.fetch(written.id().value())).isInstanceOf(SourcePart.Gone.class);
    assertThat(calls.find(Samples.id(1))).isEmpty();
    SourcePart.Whole renamed = (SourcePart.Whole) calls.fetch("renamed.ics");
    assertThat(renamed.object().mark()).contains("1.M.0.1");
    assertThat(renamed.object().uid()).isEqualTo(Samples.uid(1));
  }

  @Test
  void aRemovalBetweenTwoPagesCostsNoOtherEvent() throws IOException {
    putMany();
    FetchPage.More first = (FetchPage.More) calls.page(Optional.empty());
    Files.delete(rig.folder().resolve("event-000.ics"));
    Files.delete(rig.folder().resolve("event-500.ics"));

    FetchPage second = calls.page(Optional.of(first.next()));

    assertThat(first.parts()).hasSize(500);
    assertThat(Calls.partsOf(second))
        .extracting(part -> part.id().value())
        .containsExactly("event-501.ics");
  }

  @Test
  void aFolderThatWasReplacedBetweenTwoPagesIsListedAnew() throws IOException {
    putMany();
    FetchPage.More first = (FetchPage.More) calls.page(Optional.empty());
    Files.move(rig.folder(), outside.resolve("elsewhere"));
    Files.createDirectory(rig.folder());

    assertFails(first.next());
  }

  @Test
  void aContinuationOfSomethingElseIsRefused() {
    assertFails(new Continuation("page 2"));
  }

  private void assertFails(Continuation at) {
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> calls.page(Optional.of(at)))
        .matches(thrown -> thrown.failureClass() == FailureClass.CURSOR_INVALID);
  }

  private void putMany() throws IOException {
    String text = Vevents.BEGIN + Vevents.of("x", Samples.utc("One"), List.of()) + Vevents.END;
    for (int n = 0; n < 502; n++) {
      String name = String.format("event-%03d", n);
      Files.writeString(rig.folder().resolve(name + ".ics"), text.replace("UID:x", "UID:" + name));
    }
  }

  private void shared(String name) throws IOException {
    Files.writeString(
        rig.folder().resolve(name),
        Vevents.BEGIN
            + Vevents.of("a", Samples.utc("A"), List.of())
            + Vevents.of("b", Samples.utc("B"), List.of())
            + Vevents.END);
  }

  private void assertUnreadable(String id, String code) {
    assertThat(calls.list())
        .singleElement()
        .isInstanceOfSatisfying(
            SourcePart.Unreadable.class,
            part -> {
              assertThat(part.id().value()).isEqualTo(id);
              assertThat(part.code()).isEqualTo(code);
              assertThat(part.raw()).isEmpty();
            });
  }
}

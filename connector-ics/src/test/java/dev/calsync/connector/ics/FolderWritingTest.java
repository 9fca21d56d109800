package dev.calsync.connector.ics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.MirrorRef;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.connector.WriteOutcome;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written into a folder, and what is left alone. */
class FolderWritingTest {

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
  void aMirrorIsAFileOfItsOwnNamedByItsId() {
    calls.created(Samples.form(7, 3, Samples.utc("Ours")));

    assertThat(FolderRig.read(rig.folder().resolve(Samples.id(7) + ".ics")))
        .startsWith("BEGIN:VCALENDAR\r\n")
        .endsWith("END:VCALENDAR\r\n")
        .contains("\r\nX-CALSYNC-MARK:1.M.0.7\r\n", "\r\nSEQUENCE:3\r\n")
        .doesNotContain("ATTENDEE", "ORGANIZER", "METHOD", "VALARM");
  }

  /** RFC 5545, section 3.8.7.4: a store that was lost counts from the beginning. */
  @Test
  void theSequenceOfAMirrorNeverGoesBack() {
    var written = calls.created(Samples.form(1, 5, Samples.utc("Ours")));

    calls.update(Calls.ref(written), Samples.form(1, 1, Samples.utc("Ours again")));

    assertThat(FolderRig.read(rig.folder().resolve(Samples.id(1) + ".ics")))
        .contains("\r\nSUMMARY:Ours again\r\n", "\r\nSEQUENCE:6\r\n");
  }

  @Test
  void nothingIsLeftBesideTheMirrorButTheLock() throws IOException {
    var written = calls.created(Samples.form(1, Samples.utc("Ours")));
    calls.update(Calls.ref(written), Samples.form(1, 1, Samples.utc("Ours again")));

    try (var files = Files.list(rig.folder())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(".calsync.lock", Samples.id(1) + ".ics");
    }
  }

  @Test
  void idsThatNameOtherFilesAreRefused() throws IOException {
    Path victim = Files.writeString(outside.resolve("victim.ics"), "untouched");
    MirrorForm good = Samples.form(1, Samples.utc("Ours"));
    MirrorForm bad =
        new MirrorForm("../victim", good.uid(), good.mark(), good.sequence(), good.shape());
    MirrorRef ref =
        new MirrorRef(
            new RemoteId("../victim.ics"), ContentHash.version(Files.readAllBytes(victim)));

    assertThat(calls.create(bad)).isEqualTo(new WriteOutcome.Refused("BAD_ID"));
    assertThat(calls.update(ref, good)).isInstanceOf(WriteOutcome.Conflicted.class);
    calls.delete(ref);

    assertThat(FolderRig.read(victim)).isEqualTo("untouched");
    assertThat(calls.list()).isEmpty();
  }

  @Test
  void aLinkIsNotWrittenThrough() throws IOException {
    Path victim = Files.writeString(outside.resolve("victim.ics"), "untouched");
    Files.createSymbolicLink(rig.folder().resolve(Samples.id(1) + ".ics"), victim);
    MirrorForm form = Samples.form(1, Samples.utc("Ours"));
    MirrorRef ref =
        new MirrorRef(
            new RemoteId(Samples.id(1) + ".ics"), ContentHash.version(Files.readAllBytes(victim)));

    assertThat(calls.create(form)).isInstanceOf(WriteOutcome.Conflicted.class);
    assertThat(calls.update(ref, form)).isEqualTo(new WriteOutcome.Refused("NOT_A_FILE"));
    assertThat(calls.delete(ref)).isEqualTo(new WriteOutcome.Refused("NOT_A_FILE"));

    assertThat(FolderRig.read(victim)).isEqualTo("untouched");
  }

  @Test
  void aFolderInThePlaceOfAMirrorIsNoObstacle() throws IOException {
    var written = calls.created(Samples.form(1, Samples.utc("Ours")));
    Path file = rig.folder().resolve(written.id().value());
    Files.delete(file);
    Files.createDirectory(file);

    assertThat(calls.update(Calls.ref(written), Samples.form(1, Samples.utc("Again"))))
        .isInstanceOf(WriteOutcome.Conflicted.class);
  }

  @Test
  void aMirrorThatGrewBeyondReadingIsRefusedAlone() throws IOException {
    var grown = calls.created(Samples.form(1, Samples.utc("Ours")));
    try (FileChannel file =
        FileChannel.open(rig.folder().resolve(grown.id().value()), StandardOpenOption.WRITE)) {
      file.write(ByteBuffer.wrap(new byte[1]), IcsMapping.mostBytes());
    }

    assertThat(calls.update(Calls.ref(grown), Samples.form(1, Samples.utc("Again"))))
        .isEqualTo(new WriteOutcome.Refused("TOO_LARGE"));
    assertThat(calls.delete(Calls.ref(grown))).isEqualTo(new WriteOutcome.Refused("TOO_LARGE"));
  }

  @Test
  void aLinkInTheWayOfTheHiddenFileIsNotWrittenThrough() throws IOException {
    Path victim = Files.writeString(outside.resolve("victim"), "untouched");
    Files.createSymbolicLink(
        rig.folder().resolve("." + Samples.id(1) + ".ics.calsync-new"), victim);

    calls.created(Samples.form(1, Samples.utc("Ours")));

    assertThat(FolderRig.read(victim)).isEqualTo("untouched");
  }

  @Test
  void severalEventsInOneFileAreNotWritten() throws IOException {
    Path both = rig.folder().resolve("both.ics");
    Files.writeString(
        both,
        Vevents.BEGIN
            + Vevents.of("a", Samples.utc("A"), List.of())
            + Vevents.of("b", Samples.utc("B"), List.of())
            + Vevents.END);
    String before = FolderRig.read(both);
    MirrorRef a = Calls.ref(calls.fetch("both.ics#a"));
    MirrorRef wholeFile = new MirrorRef(new RemoteId("both.ics"), a.version());
    MirrorForm form = Samples.form(1, Samples.utc("Ours"));

    assertThat(calls.update(a, form)).isEqualTo(new WriteOutcome.Refused("SHARED_FILE"));
    assertThat(calls.delete(a)).isEqualTo(new WriteOutcome.Refused("SHARED_FILE"));
    assertThat(calls.update(wholeFile, form)).isInstanceOf(WriteOutcome.Conflicted.class);
    assertThat(calls.delete(wholeFile)).isInstanceOf(WriteOutcome.Conflicted.class);

    assertThat(FolderRig.read(both)).isEqualTo(before);
  }

  @Test
  void aSpoiledMirrorIsFoundAndCanBeDeletedOnceReadAgain() throws IOException {
    var written = calls.created(Samples.form(1, Samples.utc("Ours")));
    Path file = rig.folder().resolve(written.id().value());
    Files.writeString(file, "spoiled");

    SourcePart.Unreadable there = (SourcePart.Unreadable) calls.find(Samples.id(1)).orElseThrow();
    assertThat(calls.delete(Calls.ref(written))).isInstanceOf(WriteOutcome.Conflicted.class);
    assertThat(calls.delete(new MirrorRef(there.id(), there.object().version())))
        .isInstanceOf(WriteOutcome.Applied.class);

    assertThat(file).doesNotExist();
  }

  @Test
  void anUpdateKeepsThePermissions() throws IOException {
    var written = calls.created(Samples.form(1, Samples.utc("Ours")));
    Path file = rig.folder().resolve(written.id().value());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));

    calls.update(Calls.ref(written), Samples.form(1, 1, Samples.utc("Ours again")));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-rw----");
  }

  @Test
  void anotherWriterMakesTheFolderBusy() throws IOException {
    Path lock = rig.folder().resolve(".calsync.lock");
    try (FileChannel other =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      assertThat(other.lock().isValid()).isTrue();

      assertThatExceptionOfType(ConnectorException.class)
          .isThrownBy(() -> calls.create(Samples.form(1, Samples.utc("Ours"))))
          .matches(thrown -> thrown.code().equals("FILE_BUSY"))
          .matches(thrown -> thrown.failureClass() == FailureClass.TRANSIENT);
    }

    assertThat(calls.list()).isEmpty();
    calls.created(Samples.form(1, Samples.utc("Ours")));
  }

  @Test
  void aReadOnlyFolderIsForbidden() throws IOException {
    Files.setPosixFilePermissions(rig.folder(), PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeTrue(!Files.isWritable(rig.folder()), "this user may write everywhere");

    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> calls.create(Samples.form(1, Samples.utc("Ours"))))
        .matches(thrown -> thrown.failureClass() == FailureClass.FORBIDDEN);
    assertThat(
            rig.connector()
                .calendars()
                .find(rig.call(), rig.calendar())
                .capabilities()
                .writes()
                .allowed())
        .isFalse();
  }
}

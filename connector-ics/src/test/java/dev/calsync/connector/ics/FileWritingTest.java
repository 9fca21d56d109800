package dev.calsync.connector.ics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.MirrorRef;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.connector.SourcePart;
import dev.calsync.connector.WriteOutcome;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.TimeZoneId;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written into a file, and what stays byte for byte. */
class FileWritingTest {

  private final HookedDisk disk = new HookedDisk();
  private FileRig rig;
  private Calls calls;

  @BeforeEach
  void makeFile(@TempDir Path temp) throws IOException {
    rig = new FileRig(temp.toRealPath().resolve("team.ics"), disk);
    calls = new Calls(rig);
  }

  /** Everything that other programs may have put there, in the oddest legal form. */
  private static final String FOREIGN =
      "\uFEFFbegin:vcalendar\n"
          + "VERSION:2.0\n"
          + "PRODID:-//other//EN\n"
          + "X-WR-CALNAME:Team\n"
          + "BEGIN:VTODO\nUID:todo\nSUMMARY:buy milk\nEND:VTODO\n"
          + "BEGIN:VEVENT\nUI\n D:fold\n ed\nDTSTART:20261201T100000Z\nX-OWN;P=\"a:b\":  kept \n"
          + "BEGIN:VALARM\nUID:alarm\nACTION:DISPLAY\nTRIGGER:-PT5M\nEND:VALARM\nEND:VEVENT\n"
          + "\n"
          + "BEGIN:VEVENT\nDTSTART:20261202T100000Z\nSUMMARY:without UID\nEND:VEVENT\n"
          + "BEGIN:X-THING\nBEGIN:VFREEBUSY\nEND:VFREEBUSY\nEND:X-THING\n"
          + "end:vcalendar";

  @Test
  void aMirrorThatComesAndGoesLeavesTheFileAsItWas() {
    rig.write(FOREIGN);

    var written = calls.created(Samples.form(1, Samples.utc("Ours")));
    var changed = calls.update(Calls.ref(written), Samples.form(1, 1, Samples.daily("Longer")));
    assertThat(rig.read()).contains("SUMMARY:Longer").doesNotContain("SUMMARY:Ours");
    calls.delete(Calls.ref((WriteOutcome.Applied) changed));

    assertThat(rig.read()).isEqualTo(FOREIGN);
  }

  /** RFC 5545, section 3.8.7.4: a store that was lost counts from the beginning. */
  @Test
  void theSequenceOfAMirrorNeverGoesBack() {
    rig.write(FOREIGN);
    var written = calls.created(Samples.form(1, 5, Samples.utc("Ours")));

    calls.update(Calls.ref(written), Samples.form(1, 1, Samples.utc("Ours again")));

    assertThat(rig.read()).contains("\r\nSUMMARY:Ours again\r\n", "\r\nSEQUENCE:6\r\n");
  }

  @Test
  void aMirrorStandsWhereItStoodBefore() {
    rig.write(Vevents.BEGIN + Vevents.END);
    var first = calls.created(Samples.form(1, Samples.utc("First")));
    calls.created(Samples.form(2, Samples.utc("Second")));

    calls.update(Calls.ref(first), Samples.form(1, 1, Samples.utc("Changed")));

    assertThat(rig.read().indexOf("SUMMARY:Changed"))
        .isPositive()
        .isLessThan(rig.read().indexOf("SUMMARY:Second"));
    assertThat(calls.list()).hasSize(2);
  }

  @Test
  void aZoneIsDefinedOnce() {
    rig.write(Vevents.BEGIN + Vevents.END);

    calls.created(Samples.form(1, Samples.berlin("One")));
    calls.batch(
        List.of(
            new MirrorWrite.Create(Samples.form(2, Samples.berlin("Two"))),
            new MirrorWrite.Create(Samples.form(3, Samples.berlin("Three")))));

    assertThat(rig.read().split("TZID:Europe/Berlin", -1)).hasSize(2);
    assertThat(calls.list())
        .extracting(part -> MirrorShape.shownBy(((SourcePart.Whole) part).body()).time())
        .containsOnly(Samples.berlin("any").time());
  }

  @Test
  void ofSeveralCalendarsInAFileTheLastOneGrows() {
    String two =
        Vevents.BEGIN
            + Vevents.of("a", Samples.utc("A"), List.of())
            + Vevents.END
            + Vevents.BEGIN
            + Vevents.of("b", Samples.utc("B"), List.of())
            + Vevents.END;
    rig.write(two);

    calls.created(Samples.form(1, Samples.utc("Ours")));

    assertThat(rig.read()).startsWith(two.substring(0, two.lastIndexOf("END:VCALENDAR")));
    assertThat(calls.list()).hasSize(3);
  }

  @Test
  void stampAndSequenceAreWritten() {
    rig.write(Vevents.BEGIN + Vevents.END);

    calls.created(Samples.form(1, 4, Samples.utc("Ours")));

    assertThat(rig.read())
        .contains("\r\nDTSTAMP:21001120T120000Z\r\n", "\r\nSEQUENCE:4\r\n")
        .contains("\r\nX-CALSYNC-MARK:1.M.0.1\r\n", "\r\nX-CALSYNC-ID:" + Samples.id(1) + "\r\n");
  }

  @Test
  void aBatchIsOneRewrite() {
    rig.write(Vevents.BEGIN + Vevents.END);
    for (int batch = 0; batch < 20; batch++) {
      List<WriteOutcome> outcomes = calls.batch(creates(500 * batch, 500));
      assertThat(outcomes).hasSize(500).allMatch(WriteOutcome.Applied.class::isInstance);
    }

    assertThat(disk.steps.stream().filter("rename"::equals)).hasSize(20);
    assertThat(calls.list()).hasSize(10_000);
  }

  @Test
  void aBatchThatChangesNothingWritesNothing() {
    rig.write(Vevents.BEGIN + Vevents.END);
    calls.created(Samples.form(1, Samples.utc("Ours")));
    disk.steps.clear();

    calls.create(Samples.form(1, Samples.utc("Again")));
    calls.delete(new MirrorRef(new RemoteId("nobody"), RemoteVersion.UNKNOWN));

    assertThat(disk.steps).isEmpty();
  }

  @Test
  void aRepeatWithinABatchMeetsTheFirst() {
    rig.write(Vevents.BEGIN + Vevents.END);
    MirrorForm form = Samples.form(1, Samples.utc("Ours"));

    List<WriteOutcome> outcomes =
        calls.batch(List.of(new MirrorWrite.Create(form), new MirrorWrite.Create(form)));

    assertThat(outcomes.get(0)).isInstanceOf(WriteOutcome.Applied.class);
    assertThat(outcomes.get(1)).isInstanceOf(WriteOutcome.Conflicted.class);
    assertThat(calls.list()).hasSize(1);
  }

  /** SEM-43: a changed copy of a mirror, under the same UID, is an event of its own. */
  @Test
  void aChangedCopyOfAMirrorIsNotDeletedWithIt() {
    rig.write(Vevents.BEGIN + Vevents.END);
    MirrorForm form = Samples.form(1, Samples.utc("Ours"));
    calls.created(form);
    String mirror = rig.raw(form.uid()).orElseThrow();
    rig.write(rig.read().replace(mirror, mirror + mirror.replace("20261201T10", "20261202T10")));
    MirrorRef ref = Calls.ref(calls.fetch(form.uid()));
    SourcePart copy = calls.list().get(1);
    String before = rig.read();

    assertThat(copy.id().value()).startsWith(form.uid() + "/");
    assertThat(calls.delete(ref)).isEqualTo(new WriteOutcome.Refused("SHARED_UID"));
    assertThat(calls.update(ref, form)).isEqualTo(new WriteOutcome.Refused("SHARED_UID"));
    assertThat(calls.delete(new MirrorRef(copy.id(), ref.version())))
        .isEqualTo(new WriteOutcome.Refused("SHARED_UID"));
    assertThat(rig.read()).isEqualTo(before);
  }

  @Test
  void anEventWithoutUidIsNotTakenForGone() {
    rig.write(FOREIGN);
    SourcePart nameless =
        calls.list().stream()
            .filter(part -> part.id().value().startsWith("content-"))
            .findFirst()
            .orElseThrow();

    assertThat(calls.delete(Calls.ref(nameless))).isEqualTo(new WriteOutcome.Refused("SHARED_UID"));
    assertThat(rig.read()).isEqualTo(FOREIGN);
  }

  @Test
  void anUpdateKeepsTheUid() {
    rig.write(Vevents.BEGIN + Vevents.END);
    var written = calls.created(Samples.form(1, Samples.utc("Ours")));

    assertThat(calls.update(Calls.ref(written), Samples.form(2, Samples.utc("Other"))))
        .isEqualTo(new WriteOutcome.Refused("OTHER_UID"));
  }

  /** HOS-27: a UID that would be another once written. */
  @Test
  void aUidThatDoesNotReadBackIsRefused() {
    rig.write(Vevents.BEGIN + Vevents.END);
    MirrorForm good = Samples.form(1, Samples.utc("Ours"));
    MirrorForm bad =
        new MirrorForm(good.id(), "a\r\0\nUID:b", good.mark(), good.sequence(), good.shape());

    assertThat(calls.create(bad)).isEqualTo(new WriteOutcome.Refused("BAD_UID"));
    assertThat(calls.list()).isEmpty();
  }

  @Test
  void aMirrorWhoseUidWasTakenOffIsFoundByItsMarkOnly() {
    rig.write(Vevents.BEGIN + Vevents.END);
    calls.created(Samples.form(1, Samples.utc("Ours")));
    rig.write(rig.read().replace("UID:" + Samples.uid(1) + "\r\n", ""));

    assertThat(calls.find(Samples.id(1))).isEmpty();
    assertThat(calls.list())
        .singleElement()
        .isInstanceOfSatisfying(
            SourcePart.Whole.class, part -> assertThat(part.object().mark()).contains("1.M.0.1"));
  }

  @Test
  void whatIsNoCalendarIsNotOverwritten() {
    for (String broken : List.of("", "<html>Please log in</html>", Vevents.BEGIN)) {
      rig.write(broken);
      assertThatExceptionOfType(ConnectorException.class)
          .isThrownBy(() -> calls.create(Samples.form(1, Samples.utc("Ours"))))
          .matches(thrown -> thrown.failureClass() == FailureClass.REJECTED);
      assertThat(rig.read()).isEqualTo(broken);
    }
  }

  @Test
  void aCalendarInUtf16IsReadButNotWritten() throws IOException {
    String text = Vevents.BEGIN + Vevents.of("a", Samples.utc("A"), List.of()) + Vevents.END;
    Files.write(rig.file(), ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE));

    assertThat(calls.list()).hasSize(1);
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> calls.create(Samples.form(1, Samples.utc("Ours"))))
        .matches(thrown -> thrown.code().equals("NOT_EDITABLE"));
  }

  @Test
  void aLinkStaysALinkAndItsFileIsWritten() throws IOException {
    Path real = rig.file().resolveSibling("real.ics");
    FolderRig.write(real, Vevents.BEGIN + Vevents.END);
    Files.createSymbolicLink(rig.file(), real);

    calls.created(Samples.form(1, Samples.utc("Ours")));

    assertThat(Files.isSymbolicLink(rig.file())).isTrue();
    assertThat(FolderRig.read(real)).contains("SUMMARY:Ours");
  }

  @Test
  void aRewriteKeepsThePermissions() throws IOException {
    rig.write(Vevents.BEGIN + Vevents.END);
    Files.setPosixFilePermissions(rig.file(), PosixFilePermissions.fromString("rw-rw----"));

    calls.created(Samples.form(1, Samples.utc("Ours")));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(rig.file())))
        .isEqualTo("rw-rw----");
  }

  @Test
  void aMirrorInAnUnknownZoneIsRefused() {
    rig.write(Vevents.BEGIN + Vevents.END);
    var nowhere = new TimeZoneId("Mars/Olympus");

    assertThat(calls.create(Samples.form(1, Samples.in(nowhere, "Ours"))))
        .isEqualTo(new WriteOutcome.Refused("UNKNOWN_ZONE"));
  }

  private static List<MirrorWrite> creates(int from, int count) {
    return IntStream.range(from, from + count)
        .mapToObj(n -> Samples.form(n, Samples.utc("Number " + n)))
        .<MirrorWrite>map(MirrorWrite.Create::new)
        .toList();
  }
}

package dev.calsync.connector.ics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.calsync.calendar.CalendarInfo;
import dev.calsync.calendar.Capabilities.ConfirmingReads;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.connector.Call;
import dev.calsync.connector.ConnectionRequest;
import dev.calsync.connector.Settings;
import dev.calsync.connector.ValidationResult;
import dev.calsync.tck.connector.CountingCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R-A1: a connection is refused with the setting at fault and a reason, or it works. */
class IcsValidationTest {

  private final IcsConnector connector = new IcsConnector();
  private Path temp;

  @BeforeEach
  void resolveTemp(@TempDir Path folder) throws IOException {
    temp = folder.toRealPath();
  }

  @Test
  void aMissingPathIsNotFound() {
    assertInvalid(IcsFile.of(temp.resolve("none.ics")), "NOT_FOUND");
    assertInvalid(IcsFolder.of(temp.resolve("none")), "NOT_FOUND");
    assertInvalid(IcsFolder.orCreate(temp.resolve("none/below")), "NOT_FOUND");
    assertThat(temp.resolve("none")).doesNotExist();
  }

  @Test
  void theWrongKindOfThingIsNamed() throws IOException {
    Path file = Files.writeString(temp.resolve("a.ics"), Vevents.BEGIN + Vevents.END);

    assertInvalid(IcsFolder.of(file), "NOT_A_FOLDER");
    assertInvalid(IcsFolder.orCreate(file), "NOT_A_FOLDER");
    assertInvalid(IcsFile.of(temp), "NOT_A_FILE");
    assertInvalid(IcsFile.orCreate(temp), "NOT_A_FILE");
  }

  @Test
  void whatIsNoCalendarIsNotOne() throws IOException {
    Path file = Files.writeString(temp.resolve("a.ics"), "secret text");

    assertThat(invalid(IcsFile.of(file)))
        .isInstanceOfSatisfying(
            ValidationResult.Invalid.class,
            wrong -> {
              assertThat(wrong.code()).isEqualTo("NOT_A_CALENDAR");
              assertThat(wrong.reason()).doesNotContain("secret");
            });
    assertThat(FolderRig.read(file)).isEqualTo("secret text");
  }

  @Test
  void whatMayNotBeReadIsNotReadable() throws IOException {
    Path file = Files.writeString(temp.resolve("a.ics"), Vevents.BEGIN + Vevents.END);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeTrue(!Files.isReadable(file), "this user may read every file");

    assertInvalid(IcsFile.of(file), "NOT_READABLE");
  }

  @Test
  void whereNothingCanBeMadeNothingIs() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("closed"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeTrue(!Files.isWritable(folder), "this user may write everywhere");

    assertInvalid(IcsFolder.orCreate(folder.resolve("new")), "NOT_WRITABLE");
    assertInvalid(IcsFile.orCreate(folder.resolve("new.ics")), "NOT_WRITABLE");
  }

  @Test
  void aPathThatIsTooLongForAnIdIsRefused() throws IOException {
    Path deep = temp;
    while (deep.toString().length() < 1_050) {
      deep = Files.createDirectory(deep.resolve("x".repeat(200)));
    }

    assertInvalid(IcsFolder.of(deep), "PATH_TOO_LONG");
  }

  @Test
  void settingsThatNobodyMadeAreRefused() {
    assertThat(refusal(Map.of())).containsExactly("kind", "UNKNOWN_KIND");
    assertThat(refusal(Map.of("kind", "url", "path", "/a")))
        .containsExactly("kind", "UNKNOWN_KIND");
    assertThat(refusal(Map.of("kind", "file"))).containsExactly("path", "MISSING");
    assertThat(refusal(Map.of("kind", "file", "path", "a.ics")))
        .containsExactly("path", "NOT_ABSOLUTE");
    assertThat(refusal(Map.of("kind", "file", "path", "/a\0b")))
        .containsExactly("path", "NOT_A_PATH");
  }

  @Test
  void aMissingCalendarIsMadeWhereAsked() throws IOException {
    ConnectionRequest folder = IcsFolder.orCreate(temp.resolve("new"));
    ConnectionRequest file = IcsFile.orCreate(temp.resolve("new.ics"));

    assertThat(validate(folder)).isInstanceOf(ValidationResult.Valid.class);
    assertThat(validate(file)).isInstanceOf(ValidationResult.Valid.class);
    assertThat(validate(IcsFile.of(temp.resolve("new.ics"))))
        .isInstanceOf(ValidationResult.Valid.class);

    assertThat(temp.resolve("new")).isEmptyDirectory();
    assertThat(FolderRig.read(temp.resolve("new.ics")))
        .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
        .endsWith("END:VCALENDAR\r\n");
  }

  @Test
  void whatIsThereIsNotMadeAnew() throws IOException {
    String text = Vevents.BEGIN + "X-OWN:1\r\n" + Vevents.END;
    Path file = Files.writeString(temp.resolve("a.ics"), text);

    assertThat(validate(IcsFile.orCreate(file))).isInstanceOf(ValidationResult.Valid.class);

    assertThat(FolderRig.read(file)).isEqualTo(text);
  }

  @Test
  void theAccountIsTheRealPath() throws IOException {
    Path real = Files.createDirectory(temp.resolve("real"));
    Files.createDirectory(real.resolve("events"));
    Files.createSymbolicLink(temp.resolve("alias"), real);

    assertThat(validate(IcsFolder.of(temp.resolve("alias/./events"))))
        .isEqualTo(validate(IcsFolder.of(real.resolve("events"))))
        .extracting(valid -> ((ValidationResult.Valid) valid).account())
        .isEqualTo("folder:" + real.resolve("events"));
  }

  @Test
  void filesAreFeedsAndFoldersAreLive() throws IOException {
    Files.createDirectory(temp.resolve("events"));
    Files.writeString(temp.resolve("Team.ICS"), Vevents.BEGIN + Vevents.END);

    CalendarInfo folder = only(IcsFolder.of(temp.resolve("events")));
    CalendarInfo file = only(IcsFile.of(temp.resolve("Team.ICS")));

    assertThat(folder.displayName()).isEqualTo("events");
    assertThat(folder.capabilities().reads().absence()).isEqualTo(ConfirmingReads.LIVE);
    assertThat(file.displayName()).isEqualTo("Team");
    assertThat(file.capabilities().reads().absence()).isEqualTo(ConfirmingReads.FEED);
    assertThat(folder.capabilities().writes().allowed()).isTrue();
  }

  private CalendarInfo only(ConnectionRequest request) {
    return connector.calendars().list(callOf(request.settings())).get(0);
  }

  private Iterable<String> refusal(Map<String, String> settings) {
    ValidationResult.Invalid wrong =
        (ValidationResult.Invalid) connector.validate(callOf(new Settings(settings)));
    return List.of(wrong.field(), wrong.code());
  }

  private void assertInvalid(ConnectionRequest request, String code) {
    ValidationResult.Invalid wrong = (ValidationResult.Invalid) invalid(request);
    assertThat(wrong.code()).isEqualTo(code);
    assertThat(wrong.field()).isEqualTo("path");
  }

  private ValidationResult invalid(ConnectionRequest request) {
    ValidationResult result = validate(request);
    assertThat(result).isInstanceOf(ValidationResult.Invalid.class);
    return result;
  }

  private ValidationResult validate(ConnectionRequest request) {
    return connector.validate(callOf(request.settings()));
  }

  private static Call callOf(Settings settings) {
    return new CountingCall(ConnectionId.of("c-1"), settings);
  }
}

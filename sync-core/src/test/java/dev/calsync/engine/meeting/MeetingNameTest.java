package dev.calsync.engine.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** One meeting is called the same, whoever says its UID (SEM-22). */
class MeetingNameTest {

  private static final String CLASS = "040000008200E00074C5B7101A82E008";
  private static final String DECEMBER_8 = "07EA0C08";
  private static final String MASTER = "00000000";
  private static final String FOREIGN = "vCal-Uid\u0001\0\0\0abc123@google.com\0";

  @Test
  void theCopyOfAnInvitationFromElsewhereIsCalledAsItIsThere() {
    assertThat(MeetingName.of(id(DECEMBER_8, FOREIGN)))
        .isEqualTo(MeetingName.of("abc123@google.com"))
        .contains("abc123@google.com");
    assertThat(MeetingName.of(id(MASTER, FOREIGN))).contains("abc123@google.com");
  }

  @Test
  void allOccurrencesOfAMeetingAreCalledAsTheirSeries() {
    assertThat(MeetingName.of(id(DECEMBER_8, "of its own")))
        .isEqualTo(MeetingName.of(id(MASTER, "of its own")))
        .contains(id(MASTER, "of its own"));
    assertThat(MeetingName.of(id(DECEMBER_8, "of its own").toLowerCase(Locale.ROOT)))
        .contains(id(MASTER, "of its own"));
  }

  @Test
  void twoMeetingsAreTwo() {
    assertThat(MeetingName.of(id(MASTER, "one"))).isNotEqualTo(MeetingName.of(id(MASTER, "two")));
    assertThat(MeetingName.of("a@x")).isNotEqualTo(MeetingName.of("A@x"));
  }

  @Test
  void spaceAroundAUidIsNoPartOfIt() {
    assertThat(MeetingName.of(" abc123@google.com\t")).contains("abc123@google.com");
    assertThat(MeetingName.of(" ")).isEmpty();
    assertThat(MeetingName.of("")).isEmpty();
  }

  @Test
  void whatOnlyLooksLikeAGlobalObjectIdIsTakenAsItIs() {
    for (String odd :
        new String[] {
          CLASS, CLASS + "zz", id(MASTER, "x").substring(1), CLASS + "07EA0C0", CLASS + DECEMBER_8
        }) {
      assertThat(MeetingName.of(odd)).contains(odd);
    }
  }

  @Test
  void aLengthThatLiesIsNotBelieved() {
    String sized = id(DECEMBER_8, FOREIGN);
    String tooLong = sized.substring(0, 72) + "FFFFFF7F" + sized.substring(80);
    String negative = sized.substring(0, 72) + "FFFFFFFF" + sized.substring(80);

    assertThat(MeetingName.of(tooLong)).contains("abc123@google.com");
    assertThat(MeetingName.of(negative)).contains("abc123@google.com");
    assertThat(MeetingName.of(id(MASTER, "vCal-Uid\u0001\0\0\0")))
        .contains(id(MASTER, "vCal-Uid\u0001\0\0\0"));
  }

  @Test
  void theDateOfAnInstanceSaysThatAUidIsOfOneOccurrence() {
    assertThat(MeetingName.isOfOccurrence(id(DECEMBER_8, "of its own"))).isTrue();
    assertThat(MeetingName.isOfOccurrence("\t" + id(DECEMBER_8, "of its own") + " ")).isTrue();
    assertThat(MeetingName.isOfOccurrence(id(MASTER, "of its own"))).isFalse();
    assertThat(MeetingName.isOfOccurrence("abc123@google.com")).isFalse();
  }

  private static String id(String date, String data) {
    byte[] bytes = data.getBytes(StandardCharsets.ISO_8859_1);
    String length = "%02X000000".formatted(bytes.length);
    String hex = HexFormat.of().withUpperCase().formatHex(bytes);
    return CLASS + date + "00".repeat(16) + length + hex;
  }
}

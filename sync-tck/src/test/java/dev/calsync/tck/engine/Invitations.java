package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SeriesTales.ical;

import dev.calsync.event.EventBody;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The copies of one meeting, as each calendar keeps its own. */
final class Invitations {

  /** What Google calls Alice's meeting. */
  static final String UID = "m1@google.com";

  /** What Outlook calls it (SEM-22). */
  static final String OUTLOOK_UID = globalObjectId(UID);

  private static final String ORGANIZER = "alice@a.example";

  private Invitations() {}

  /** The weekly meeting of SEM-20, as a guest of this address answered it. */
  static EventBody weekly(String guest, String answer, String... more) {
    return ical(event(guest, answer, "RRULE:FREQ=WEEKLY", more));
  }

  /** The first of these meetings alone. */
  static EventBody once(String guest, String answer) {
    return ical(event(guest, answer, "CLASS:PUBLIC"));
  }

  private static String event(String guest, String answer, String rule, String... more) {
    return """
        BEGIN:VEVENT
        UID:m
        SUMMARY:Clinic
        ORGANIZER:mailto:%s
        ATTENDEE;PARTSTAT=%s:mailto:%s
        DTSTART:20261201T100000Z
        DURATION:PT1H
        %s
        END:VEVENT
        %s"""
        .formatted(ORGANIZER, answer, guest, rule, String.join("\n", more));
  }

  /** One occurrence that is answered otherwise. */
  static String answered(String guest, String slot, String answer) {
    return """
        BEGIN:VEVENT
        UID:m
        SUMMARY:Clinic
        ORGANIZER:mailto:%s
        ATTENDEE;PARTSTAT=%s:mailto:%s
        RECURRENCE-ID:%s
        DTSTART:%s
        DURATION:PT1H
        END:VEVENT"""
        .formatted(ORGANIZER, answer, guest, slot, slot);
  }

  private static String globalObjectId(String uid) {
    byte[] data = ("vCal-Uid\u0001\0\0\0" + uid + "\0").getBytes(StandardCharsets.ISO_8859_1);
    return "040000008200E00074C5B7101A82E008"
        + "00".repeat(20)
        + "%02X000000".formatted(data.length)
        + HexFormat.of().withUpperCase().formatHex(data);
  }
}

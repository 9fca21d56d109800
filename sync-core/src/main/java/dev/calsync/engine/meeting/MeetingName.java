package dev.calsync.engine.meeting;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * What all copies of one meeting are called, whatever calendar they are in: its UID in one form
 * (SEM-22). A Global Object ID in hex ([MS-OXOCAL], section 2.2.1.27) is a class of 16 bytes, the
 * date of the instance in 4, a time in 8, nothing in 8, the length of its data in 4, its data. The
 * date is set to zero; data that begins with {@code vCal-Uid}, 1, 0, 0, 0 is the UID of a meeting
 * that another program called.
 */
public final class MeetingName {

  private static final String GLOBAL_OBJECT_ID = "040000008200E00074C5B7101A82E008";
  private static final byte[] FOREIGN =
      "vCal-Uid\u0001\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final int DATE = 16;
  private static final int DATE_END = 20;
  private static final int DATA = 40;

  private MeetingName() {}

  /**
   * The name of the meeting that an event with this UID is a copy of.
   *
   * @param uid as the provider says it
   * @return empty without a UID
   */
  public static Optional<String> of(String uid) {
    String trimmed = uid.strip();
    return Optional.of(bytes(trimmed).map(MeetingName::named).orElse(trimmed))
        .filter(name -> !name.isEmpty());
  }

  /**
   * Whether a UID is that of one occurrence of a meeting, and not of the whole of it.
   *
   * @param uid as the provider says it
   */
  public static boolean isOfOccurrence(String uid) {
    return bytes(uid.strip())
        .filter(
            id -> !Arrays.equals(id, DATE, DATE_END, new byte[DATE_END - DATE], 0, DATE_END - DATE))
        .isPresent();
  }

  private static Optional<byte[]> bytes(String uid) {
    if (!uid.toUpperCase(Locale.ROOT).startsWith(GLOBAL_OBJECT_ID)) {
      return Optional.empty();
    }
    try {
      return Optional.of(HexFormat.of().parseHex(uid)).filter(bytes -> bytes.length >= DATA);
    } catch (IllegalArgumentException garbled) {
      return Optional.empty();
    }
  }

  private static String named(byte[] id) {
    byte[] data = data(id);
    if (data.length > FOREIGN.length
        && Arrays.equals(FOREIGN, 0, FOREIGN.length, data, 0, FOREIGN.length)) {
      return text(Arrays.copyOfRange(data, FOREIGN.length, data.length));
    }
    Arrays.fill(id, DATE, DATE_END, (byte) 0);
    return HexFormat.of().withUpperCase().formatHex(id);
  }

  /** As long as it says, where it says so truly. */
  private static byte[] data(byte[] id) {
    int length = ByteBuffer.wrap(id).order(ByteOrder.LITTLE_ENDIAN).getInt(DATA - Integer.BYTES);
    int end = length < 0 || length > id.length - DATA ? id.length : DATA + length;
    return Arrays.copyOfRange(id, DATA, end);
  }

  private static String text(byte[] uid) {
    String text = new String(uid, StandardCharsets.UTF_8);
    int end = text.indexOf('\0');
    return (end < 0 ? text : text.substring(0, end)).strip();
  }
}

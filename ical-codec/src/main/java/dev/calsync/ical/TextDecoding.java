package dev.calsync.ical;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Turns a line's bytes into text: the charset that the transport declared, else UTF-8, else
 * windows-1252. Judged line by line, because merged feeds mix them.
 */
final class TextDecoding {

  private static final Charset LAST_RESORT = Charset.forName("windows-1252");

  private final Optional<Charset> declared;

  TextDecoding(Optional<Charset> declared) {
    this.declared = declared.filter(TextDecoding::extendsAscii);
  }

  String text(byte[] bytes) {
    return isAscii(bytes) ? new String(bytes, StandardCharsets.US_ASCII) : decoded(bytes);
  }

  private static boolean isAscii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  private String decoded(byte[] bytes) {
    return declared
        .flatMap(charset -> strictly(charset, bytes))
        .or(() -> strictly(StandardCharsets.UTF_8, bytes))
        .orElseGet(() -> new String(bytes, LAST_RESORT));
  }

  /**
   * Takes a byte order mark off; rewrites UTF-16 as UTF-8, because lines are unfolded as bytes.
   *
   * @param in the body
   * @param declared what the transport said
   * @param most how many bytes may be read
   */
  static InputStream asciiCompatible(InputStream in, Optional<Charset> declared, long most)
      throws IOException {
    PushbackInputStream body = new PushbackInputStream(in, 3);
    byte[] mark = body.readNBytes(3);
    if (mark.length == 3
        && mark[0] == (byte) 0xEF
        && mark[1] == (byte) 0xBB
        && mark[2] == (byte) 0xBF) {
      return body;
    }
    body.unread(mark);
    Optional<Charset> wide = wide(mark).or(() -> declared.filter(c -> !extendsAscii(c)));
    if (wide.isEmpty()) {
      return body;
    }
    byte[] all = body.readNBytes((int) Math.min(most + 1, Integer.MAX_VALUE - 8));
    return new ByteArrayInputStream(new String(all, wide.get()).getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<Charset> wide(byte[] mark) {
    if (mark.length < 2 || (mark[0] & mark[1] & 0xFE) != 0xFE || mark[0] == mark[1]) {
      return Optional.empty();
    }
    return Optional.of(StandardCharsets.UTF_16);
  }

  private static boolean extendsAscii(Charset charset) {
    return charset.canEncode()
        && charset.encode("A").remaining() == 1
        && charset.encode("A").get(0) == 'A';
  }

  private static Optional<String> strictly(Charset charset, byte[] bytes) {
    try {
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException otherwise) {
      return Optional.empty();
    }
  }
}

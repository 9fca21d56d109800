package dev.calsync.connector.google;

import com.google.api.client.json.GenericJson;
import com.google.api.client.json.gson.GsonFactory;
import dev.calsync.connector.Deadline;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** JSON as Google's client reads it. */
final class Json {

  private static final int SOME_BYTES = 16 << 10;

  private Json() {}

  /**
   * A body, to its end.
   *
   * @throws IOException if it is longer than that, or goes on when no time is left
   */
  static byte[] bytes(InputStream body, int most, Deadline deadline) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] some = new byte[SOME_BYTES];
    for (int count = body.read(some); count >= 0; count = body.read(some)) {
      bytes.write(some, 0, count);
      if (bytes.size() > most) {
        throw new IOException("an answer of more than " + most + " bytes");
      }
      if (!isLeft(deadline)) {
        throw new IOException("an answer that goes on when no time is left");
      }
    }
    return bytes.toByteArray();
  }

  static boolean isLeft(Deadline deadline) {
    Duration left = deadline.remaining();
    return !left.isNegative() && !left.isZero();
  }

  /**
   * An object.
   *
   * @throws IOException if it is none; the parser has no exception of its own for what ends too
   *     soon, or lies too deep
   */
  static Fields parsed(byte[] bytes) throws IOException {
    try {
      GenericJson json =
          GsonFactory.getDefaultInstance()
              .createJsonParser(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)
              .parseAndClose(GenericJson.class);
      if (json == null) {
        throw new IOException("an answer of nothing");
      }
      return new Fields(json);
    } catch (RuntimeException | StackOverflowError noJson) {
      throw new IOException("an answer that is no JSON object", noJson);
    }
  }
}

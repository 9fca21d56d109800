package dev.calsync.connector.google;

import com.google.api.client.json.GenericJson;
import com.google.api.client.json.gson.GsonFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** JSON as Google's client reads it. */
final class Json {

  private Json() {}

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

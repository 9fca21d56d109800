package dev.calsync.connector.microsoft;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.calsync.connector.Hint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The items of {@code {"value":[{"clientState":…,"lifecycleEvent":…}, …]}}, read as a stream: what
 * is not asked for is passed by, whatever it is, and never held in memory.
 */
final class ChangeItems {

  private static final int DEEPEST = 32;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();

  private ChangeItems() {}

  /**
   * Reads.
   *
   * @param body what was sent
   * @return a hint for each item that names a channel, in their order
   * @throws IOException if it is no such JSON text
   */
  static List<Hint> read(byte[] body) throws IOException {
    try (JsonParser in = JSON.createParser(body)) {
      expect(in, in.nextToken(), JsonToken.START_OBJECT);
      List<Hint> hints = null;
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        boolean asked = in.currentName().equals("value");
        JsonToken value = in.nextToken();
        if (asked) {
          expect(in, value, JsonToken.START_ARRAY);
          hints = items(in);
        } else {
          in.skipChildren();
        }
      }
      expect(in, in.nextToken(), null);
      if (hints == null) {
        throw new JsonParseException(in, "there are no items");
      }
      return hints;
    }
  }

  private static List<Hint> items(JsonParser in) throws IOException {
    List<Hint> hints = new ArrayList<>();
    for (JsonToken next = in.nextToken(); next != JsonToken.END_ARRAY; next = in.nextToken()) {
      expect(in, next, JsonToken.START_OBJECT);
      item(in, hints);
    }
    return hints;
  }

  /** An item without {@code clientState} is of no subscription of ours. */
  private static void item(JsonParser in, List<Hint> hints) throws IOException {
    String state = null;
    Hint.News news = Hint.News.CHANGED;
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      JsonToken value = in.nextToken();
      if (value == JsonToken.VALUE_STRING && name.equals("clientState")) {
        state = in.getText();
      } else if (value == JsonToken.VALUE_STRING && name.equals("lifecycleEvent")) {
        news = newsOf(in.getText());
      } else {
        in.skipChildren();
      }
    }
    if (state != null) {
      ClientState read = ClientState.read(state);
      hints.add(new Hint(read.channel(), read.secret(), news));
    }
  }

  /** {@code missed}, and whatever Graph may tell one day, is a reason to look. */
  private static Hint.News newsOf(String lifecycleEvent) {
    return switch (lifecycleEvent) {
      case "reauthorizationRequired" -> Hint.News.EXPIRING;
      case "subscriptionRemoved" -> Hint.News.GONE;
      default -> Hint.News.CHANGED;
    };
  }

  private static void expect(JsonParser in, @Nullable JsonToken met, @Nullable JsonToken wanted)
      throws IOException {
    if (met != wanted) {
      throw new JsonParseException(in, "not what a notification looks like");
    }
  }
}

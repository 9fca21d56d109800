package dev.calsync.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MapTextTest {

  private static final String LETTERS = "ab=\\\n\r\te n\u2028";

  @Test
  void isReadableAndSorted() {
    assertThat(MapText.write(Map.of("read", 3L, "calls", 1L))).isEqualTo("calls=1\nread=3\n");
    assertThat(MapText.read("", text -> text)).isEmpty();
  }

  @Test
  void whatWasWrittenIsReadBack() {
    long seed = 20_261_120;
    Random random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      Map<String, String> values = new TreeMap<>();
      for (int entries = random.nextInt(4); entries > 0; entries--) {
        values.put(text(random), text(random));
      }
      assertThat(MapText.read(MapText.write(values), text -> text))
          .as("seed " + seed)
          .isEqualTo(values);
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(6); length > 0; length--) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }
}

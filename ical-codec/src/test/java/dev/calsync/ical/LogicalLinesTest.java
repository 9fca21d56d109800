package dev.calsync.ical;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes to lines to text. */
class LogicalLinesTest {

  private static final String TEXT =
      Ical.calendar(
          Ical.event("DTSTART:20261120T090000Z", "SUMMARY:Caf\u00E9 \u20AC \uD83D\uDE00"));

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\n", "\r", "\r\n\r\n", "\n\n"})
  void takesAnyLineEnd(String end) throws IOException {
    assertThat(title(TEXT.replace("\r\n", end).getBytes(StandardCharsets.UTF_8), null))
        .isEqualTo("Caf\u00E9 \u20AC \uD83D\uDE00");
  }

  @Test
  void unfoldsInsideACharacter() throws IOException {
    byte[] whole = TEXT.getBytes(StandardCharsets.UTF_8);
    int from = TEXT.indexOf("Caf");
    for (int at = from; at < from + 12; at++) {
      byte[] folded = new byte[whole.length + 3];
      System.arraycopy(whole, 0, folded, 0, at);
      folded[at] = '\r';
      folded[at + 1] = '\n';
      folded[at + 2] = ' ';
      System.arraycopy(whole, at, folded, at + 3, whole.length - at);
      assertThat(title(folded, null))
          .as("fold at %d", at)
          .isEqualTo("Caf\u00E9 \u20AC \uD83D\uDE00");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16BE", "UTF-16LE", "windows-1252", "ISO-8859-15"})
  void believesTheDeclaredCharset(String name) throws IOException {
    String text = TEXT.replace(" \uD83D\uDE00", "");
    assertThat(title(text.getBytes(Charset.forName(name)), name)).isEqualTo("Caf\u00E9 \u20AC");
  }

  @Test
  void guessesTheCharsetLineByLine() throws IOException {
    byte[] latin = TEXT.replace(" \uD83D\uDE00", "").getBytes(Charset.forName("windows-1252"));
    assertThat(title(latin, null)).isEqualTo("Caf\u00E9 \u20AC");
    assertThat(title(latin, "UTF-8")).isEqualTo("Caf\u00E9 \u20AC");
    assertThat(title(("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_8), null))
        .startsWith("Caf\u00E9");
    assertThat(title(TEXT.getBytes(StandardCharsets.UTF_16), null)).startsWith("Caf\u00E9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\r\n ", "\n\n ", "\r\n\r\n\t"})
  void unfoldsLinesThatEndTwice(String fold) throws IOException {
    String text =
        TEXT.replace("DTSTART:", "DTSTART" + fold + ":").replace("Caf", "C" + fold + "af");
    assertThat(title(text.getBytes(StandardCharsets.UTF_8), null)).startsWith("Caf\u00E9");
  }

  @Test
  void numbersPhysicalLinesFromOne() throws IOException {
    LogicalLines lines =
        new LogicalLines(
            new ByteArrayInputStream("a\r\nb\n c\n\rd".getBytes(StandardCharsets.UTF_8)),
            IcalLimits.DEFAULT);
    StringBuilder seen = new StringBuilder();
    for (var line = lines.next(); line != null; line = lines.next()) {
      seen.append(line.number())
          .append(new String(line.bytes(), StandardCharsets.UTF_8))
          .append('|');
    }
    assertThat(seen).hasToString("1a|2bc|5d|");
  }

  private static String title(byte[] body, String charset) throws IOException {
    IcalCalendar read =
        Ical.READER.read(
            new ByteArrayInputStream(body), Optional.ofNullable(charset).map(Charset::forName));
    return ((IcalItem.Event) read.items().get(0)).body().details().text().title();
  }
}

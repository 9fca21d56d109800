package dev.calsync.examples.quickstart.week;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTest {

  @Test
  void marksInTextAreShownNotObeyed() {
    assertThat(Html.text("<script>\"a\" & 'b'</script>"))
        .isEqualTo("&lt;script&gt;&quot;a&quot; &amp; &#39;b&#39;&lt;/script&gt;");
  }

  @Test
  void changesOfDirectionAndControlCharactersAreDropped() {
    assertThat(Html.text("a\u202Eb\u2066c\u0000d\u001B[31m\u200F")).isEqualTo("abcd[31m");
  }

  @Test
  void lineBreaksBecomeSpaces() {
    assertThat(Html.text("one\r\ntwo\tthree")).isEqualTo("one  two three");
  }

  @Test
  void longTextIsCutByCodePointsNotThroughThem() {
    assertThat(Html.text("😀".repeat(300))).isEqualTo("😀".repeat(140) + "…");
  }

  @Test
  void towersOfMarksStayLow() {
    assertThat(Html.text("a" + "\u0301".repeat(1_000) + "b"))
        .isEqualTo("a" + "\u0301".repeat(4) + "b");
  }

  @Test
  void halfACharacterIsDropped() {
    assertThat(Html.text("a\uD83Db")).isEqualTo("ab");
  }
}

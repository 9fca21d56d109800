package dev.calsync.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every string of Java's finds room in a column and an index (FLT-31). */
class PostgresLettersTest {

  private static final Letters LETTERS = new PostgresLetters();

  @Test
  void ordinaryTextIsItself() {
    for (String text : List.of("", "a", "\u0002\u007f", "é\uD83D\uDE00", "x".repeat(100_000))) {
      assertThat(LETTERS.written(text)).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whateverIsWrittenIsReadAgain(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 2_000; i++) {
      String text = text(random, random.nextInt(12));
      assertHeld(text, seed);
      assertHeld(text.repeat(1 + random.nextInt(1_024)), seed);
    }
  }

  private static void assertHeld(String text, long seed) {
    String column = LETTERS.written(text);
    byte[] bytes = column.getBytes(StandardCharsets.UTF_8);
    assertThat(column.indexOf(0)).as("seed %d", seed).isNegative();
    assertThat(new String(bytes, StandardCharsets.UTF_8)).as("seed %d", seed).isEqualTo(column);
    assertThat(LETTERS.read(column)).as("seed %d", seed).isEqualTo(text);
    if (text.length() <= 1_024) {
      assertThat(bytes.length).as("seed %d", seed).isLessThanOrEqualTo(2_380);
    }
  }

  /** Dense where it matters: control characters, halves of pairs, the borders of UTF-8. */
  private static String text(SplittableRandom random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      switch (random.nextInt(5)) {
        case 0 -> text.append((char) random.nextInt(6));
        case 1 -> text.append((char) random.nextInt(0xd7f0, 0xe010));
        case 2 -> text.appendCodePoint(random.nextInt(0x10000, 0x110000));
        case 3 -> text.append((char) random.nextInt(0x7e, 0x82));
        default -> text.append((char) random.nextInt(0x10000));
      }
    }
    return text.toString();
  }

  @Test
  void theOrderOfControlCharactersStays() {
    List<String> texts = new ArrayList<>();
    for (String first : List.of("", "\0", "\u0001", "\u0002", "a")) {
      for (String second : List.of("", "\0", "\u0001", "\u0002", "\u0003", "a")) {
        texts.add(first + second);
      }
    }
    texts.sort(Comparator.naturalOrder());

    assertThat(texts.stream().map(LETTERS::written)).isSorted();
  }

  @Test
  void noTextCanBeMadeThatPacksBadly() {
    StringBuilder hostile = new StringBuilder();
    for (int i = 0; i < 1_024; i++) {
      hostile.append((char) (i % 7 == 0 ? 0x8100 : 0x4081 << i % 7 & 0xffff | 0x800));
    }

    assertHeld(hostile.toString(), 0);
    assertHeld("\u4000\u0800".repeat(512), 0);
  }
}

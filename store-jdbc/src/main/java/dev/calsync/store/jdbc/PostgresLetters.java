package dev.calsync.store.jdbc;

/**
 * PostgreSQL holds valid UTF-8 without NUL, and index entries of 2,704 bytes. What it cannot hold
 * is written behind U+0001: the characters 0 and 1 so that their order stays, halves of surrogate
 * pairs by number, and a name that would outgrow an index in seven bits a character. All other text
 * is itself.
 */
final class PostgresLetters implements Letters {

  private static final char MARK = 1;
  private static final char NUL = 1;
  private static final char ITSELF = 2;
  private static final char HALF = 3;
  private static final String PACKED = MARK + "\4";

  /** Puts halves of pairs, written by number, above the control characters. */
  private static final int HALVES = Character.MIN_SURROGATE - 0x100;

  private static final int LONGEST_NAME = 1_024;
  private static final int MOST_BYTES = 1_800;

  @Override
  public String written(String text) {
    int bytes = 0;
    boolean plain = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean half = isHalf(text, i);
      plain &= c > MARK && !half;
      bytes +=
          half ? 4 : c <= MARK || Character.isSurrogate(c) ? 2 : c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
    }
    if (bytes > MOST_BYTES && text.length() <= LONGEST_NAME) {
      return packed(text);
    }
    return plain ? text : escaped(text);
  }

  @Override
  public String read(String column) {
    if (column.indexOf(MARK) < 0) {
      return column;
    }
    return column.startsWith(PACKED) ? unpacked(column) : unescaped(column);
  }

  private static boolean isHalf(String text, int at) {
    char c = text.charAt(at);
    boolean begins =
        Character.isHighSurrogate(c)
            && at + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(at + 1));
    boolean ends =
        Character.isLowSurrogate(c) && at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    return Character.isSurrogate(c) && !begins && !ends;
  }

  private static String escaped(String text) {
    StringBuilder column = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= MARK) {
        column.append(MARK).append(c == 0 ? NUL : ITSELF);
      } else if (isHalf(text, i)) {
        column.append(MARK).append(HALF).append((char) (c - HALVES));
      } else {
        column.append(c);
      }
    }
    return column.toString();
  }

  private static String unescaped(String column) {
    StringBuilder text = new StringBuilder(column.length());
    for (int i = 0; i < column.length(); i++) {
      char c = column.charAt(i);
      if (c != MARK) {
        text.append(c);
        continue;
      }
      switch (column.charAt(++i)) {
        case NUL -> text.append((char) 0);
        case HALF -> text.append((char) (column.charAt(++i) + HALVES));
        default -> text.append(MARK);
      }
    }
    return text.toString();
  }

  private static final int BITS = 7;
  private static final int VALUES = 1 << BITS;
  private static final int LOW_BITS = VALUES - 1;

  /** Takes the sevens of a text, one after the other. */
  private interface Sevens {
    void take(int seven);
  }

  /**
   * Sixteen bits a character into seven. The value 0 would be NUL and takes two bytes instead, so
   * all are turned by the rarest of them first: no text can be made to have many.
   */
  private static String packed(String text) {
    int[] counts = new int[VALUES];
    sevens(text, seven -> counts[seven]++);
    int rarest = 0;
    for (int value = 1; value < VALUES; value++) {
      rarest = counts[value] < counts[rarest] ? value : rarest;
    }
    int turn = rarest;
    StringBuilder column = new StringBuilder(text.length() * 16 / BITS + 4);
    column.append(PACKED).append(shown(turn));
    sevens(text, seven -> column.append(shown(seven ^ turn)));
    return column.toString();
  }

  private static void sevens(String text, Sevens sevens) {
    int held = 0;
    int bits = 0;
    for (int i = 0; i < text.length(); i++) {
      held = held << 16 | text.charAt(i);
      bits += 16;
      while (bits >= BITS) {
        bits -= BITS;
        sevens.take(held >> bits & LOW_BITS);
      }
      held &= (1 << bits) - 1;
    }
    if (bits > 0) {
      sevens.take(held << BITS - bits & LOW_BITS);
    }
  }

  private static char shown(int seven) {
    return (char) (seven == 0 ? VALUES : seven);
  }

  private static String unpacked(String column) {
    StringBuilder text = new StringBuilder(LONGEST_NAME);
    int turn = column.charAt(2) & LOW_BITS;
    int held = 0;
    int bits = 0;
    for (int i = 3; i < column.length(); i++) {
      held = held << BITS | column.charAt(i) & LOW_BITS ^ turn;
      bits += BITS;
      if (bits >= 16) {
        bits -= 16;
        text.append((char) (held >> bits));
        held &= (1 << bits) - 1;
      }
    }
    return text.toString();
  }
}

package dev.calsync.examples.quickstart.week;

/** Calendar text made harmless for a page (HOS-26). */
final class Html {

  private static final int LONGEST = 140;
  private static final int MARKS_IN_A_ROW = 4;

  private Html() {}

  /**
   * Text for the inside of an element or a quoted attribute: escaped, without control characters
   * and changes of direction, cut to what a page can show.
   *
   * @param text any text
   * @return safe text
   */
  static String text(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    int shown = 0;
    int marks = 0;
    int index = 0;
    while (index < text.length() && shown < LONGEST) {
      int point = text.codePointAt(index);
      index += Character.charCount(point);
      marks = isMark(point) ? marks + 1 : 0;
      if (marks <= MARKS_IN_A_ROW && !isHidden(point)) {
        append(safe, point);
        shown++;
      }
    }
    return index < text.length() ? safe.append('…').toString() : safe.toString();
  }

  private static void append(StringBuilder safe, int point) {
    switch (point) {
      case '&' -> safe.append("&amp;");
      case '<' -> safe.append("&lt;");
      case '>' -> safe.append("&gt;");
      case '"' -> safe.append("&quot;");
      case '\'' -> safe.append("&#39;");
      default -> safe.appendCodePoint(Character.isWhitespace(point) ? ' ' : point);
    }
  }

  private static boolean isMark(int point) {
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  private static boolean isHidden(int point) {
    int type = Character.getType(point);
    return (type == Character.CONTROL && !Character.isWhitespace(point))
        || type == Character.SURROGATE
        || isDirectionChange(point);
  }

  private static boolean isDirectionChange(int point) {
    return point == 0x061C
        || point == 0x200E
        || point == 0x200F
        || (point >= 0x202A && point <= 0x202E)
        || (point >= 0x2066 && point <= 0x2069);
  }
}

package dev.calsync.calendar;

/**
 * What the text of an id may look like: safe in a log line, a URL path and a column of 64
 * characters.
 */
final class IdText {

  private IdText() {}

  static void check(String what, String value) {
    if (value.isEmpty() || value.length() > 64 || !value.chars().allMatch(IdText::allowed)) {
      throw new IllegalArgumentException(
          "a "
              + what
              + " has 1 to 64 characters out of A-Z a-z 0-9 . _ - @, not "
              + value.length()
              + " of other kinds");
    }
  }

  private static boolean allowed(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '.'
        || c == '_'
        || c == '-'
        || c == '@';
  }
}

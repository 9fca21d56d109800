package dev.calsync.connector.ics;

/** Values of type TEXT (RFC 5545, section 3.3.11). */
final class ContentText {

  private ContentText() {}

  static String unescaped(String value) {
    StringBuilder text = new StringBuilder(value.length());
    for (int at = 0; at < value.length(); at++) {
      char c = value.charAt(at);
      if (c == '\\' && at + 1 < value.length()) {
        at++;
        char escaped = value.charAt(at);
        text.append(escaped == 'n' || escaped == 'N' ? '\n' : escaped);
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}

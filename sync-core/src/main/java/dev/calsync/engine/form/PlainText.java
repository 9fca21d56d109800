package dev.calsync.engine.form;

import dev.calsync.event.EventText;

/**
 * Words as they are compared: line ends are LF, empty categories are none. Nothing else changes.
 */
final class PlainText {

  private PlainText() {}

  static EventText of(EventText text) {
    return isPlain(text) ? text : changed(text);
  }

  /** Nearly all words are; copying them would cost more than hashing them. */
  private static boolean isPlain(EventText text) {
    return isPlain(text.title())
        && isPlain(text.description())
        && isPlain(text.location())
        && isPlain(text.link())
        && text.categories().stream().allMatch(name -> !name.isEmpty() && isPlain(name));
  }

  private static boolean isPlain(String text) {
    return text.indexOf('\r') < 0;
  }

  private static EventText changed(EventText text) {
    return new EventText(
        of(text.title()),
        of(text.description()),
        of(text.location()),
        of(text.link()),
        text.categories().stream().filter(name -> !name.isEmpty()).map(PlainText::of).toList());
  }

  private static String of(String text) {
    return isPlain(text) ? text : text.replace("\r\n", "\n").replace('\r', '\n');
  }
}

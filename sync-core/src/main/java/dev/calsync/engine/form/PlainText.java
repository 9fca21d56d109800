package dev.calsync.engine.form;

import dev.calsync.event.EventText;

/**
 * Words as they are compared: line ends are LF, empty categories are none. Nothing else changes.
 */
final class PlainText {

  private PlainText() {}

  static EventText of(EventText text) {
    return new EventText(
        of(text.title()),
        of(text.description()),
        of(text.location()),
        of(text.link()),
        text.categories().stream().filter(name -> !name.isEmpty()).map(PlainText::of).toList());
  }

  private static String of(String text) {
    return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
  }
}

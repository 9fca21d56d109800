package dev.calsync.event;

import java.util.List;

/**
 * The words of an event. Absent and empty mean the same: an empty string.
 *
 * @param title SUMMARY
 * @param description DESCRIPTION, plain text
 * @param location LOCATION
 * @param link the conference or event link, as text; never fetched (HOS-25)
 * @param categories CATEGORIES, sorted
 */
public record EventText(
    String title, String description, String location, String link, List<String> categories) {

  /** No words at all. */
  public static final EventText NONE = new EventText("", "", "", "", List.of());

  /** Sorts the categories; repeats collapse. */
  public EventText {
    categories = categories.stream().sorted().distinct().toList();
  }

  /**
   * A title and nothing else.
   *
   * @param title the title
   * @return the words
   */
  public static EventText titled(String title) {
    return new EventText(title, "", "", "", List.of());
  }
}

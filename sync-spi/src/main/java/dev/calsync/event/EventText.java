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
    categories =
        isAscending(categories)
            ? List.copyOf(categories)
            : categories.stream().sorted().distinct().toList();
  }

  /** Words are copied for every event of every edge, and are in order by then. */
  private static boolean isAscending(List<String> words) {
    for (int i = 1; i < words.size(); i++) {
      if (words.get(i - 1).compareTo(words.get(i)) >= 0) {
        return false;
      }
    }
    return true;
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

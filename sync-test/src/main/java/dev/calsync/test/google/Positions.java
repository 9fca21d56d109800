package dev.calsync.test.google;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the tokens mean that listings give: opaque to everybody else. */
final class Positions {

  private final Map<String, Position> given = new HashMap<>();

  /**
   * Where a listing stands.
   *
   * @param list what is listed: an account's calendars, or a calendar's events
   * @param rights how often rights had been changed when the listing began
   * @param asked with which parameters
   * @param from the change after which the listing begins; 0 for a full one
   * @param after the change of which the last page told last
   * @param index how many entries of that change were told, or of all where they are listed in
   *     another order than that of changes; -1 before the first page
   */
  record Position(
      String list, int rights, Map<String, List<String>> asked, long from, long after, int index) {}

  String give(String kind, Position position) {
    String token = kind + (given.size() + 1);
    given.put(token, position);
    return token;
  }

  Optional<Position> find(String kind, String token) {
    return Optional.ofNullable(given.get(token)).filter(any -> token.startsWith(kind));
  }

  /** Sync tokens of a list are none any more; page tokens neither. */
  void expire(String list) {
    given.replaceAll(
        (token, it) ->
            it.list().equals(list)
                ? new Position(it.list(), -1, it.asked(), it.from(), it.after(), it.index())
                : it);
  }
}

package dev.calsync.test.google;

import dev.calsync.test.google.Positions.Position;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where a listing begins, as its tokens say.
 *
 * @param positions what tokens mean
 * @param list what is listed
 * @param rights how often rights were changed by now
 */
record ListingTokens(Positions positions, String list, int rights) {

  private static final String SYNC = "sync-";
  private static final String PAGE = "page-";
  private static final int FIRST = -1;

  /** What a sync token remembers, so that it may not be said again beside it. */
  private static final Set<String> FORBIDDEN =
      Set.of(
          "iCalUID",
          "orderBy",
          "privateExtendedProperty",
          "q",
          "sharedExtendedProperty",
          "timeMin",
          "timeMax",
          "updatedMin",
          "minAccessRole");

  /** What says nothing about which entries are meant. */
  private static final Set<String> OF_FORM =
      Set.of(
          "pageToken",
          "syncToken",
          "maxResults",
          "alt",
          "fields",
          "key",
          "prettyPrint",
          "quotaUser",
          "userIp",
          "maxAttendees",
          "timeZone",
          "alwaysIncludeEmail");

  /**
   * Where to begin.
   *
   * @throws GoogleError if a token is none, not any more, or does not go with the rest
   */
  Position begin(Asked asked) {
    Position start =
        asked.parameter("syncToken").map(token -> sync(token, asked)).orElse(full(asked));
    return asked.parameter("pageToken").map(token -> page(token, start)).orElse(start);
  }

  private Position full(Asked asked) {
    return new Position(list, rights, said(asked), 0, 0, FIRST);
  }

  private Position sync(String token, Asked asked) {
    if (asked.all("showDeleted").contains("false") || asked.all("showHidden").contains("false")) {
      throw GoogleError.badRequest("Deletions are always told with a sync token.");
    }
    Position begun =
        positions.find(SYNC, token).orElseThrow(() -> GoogleError.badParameter("syncToken"));
    if (!begun.list().equals(list) || !repeatable(begun.asked()).equals(said(asked))) {
      throw GoogleError.badRequest("Sync token is of a listing with other parameters.");
    }
    if (begun.rights() != rights) {
      throw GoogleError.fullSyncRequired();
    }
    return begun;
  }

  private static Map<String, List<String>> repeatable(Map<String, List<String>> asked) {
    Map<String, List<String>> rest = new TreeMap<>(asked);
    rest.keySet().removeAll(FORBIDDEN);
    return rest;
  }

  private Position page(String token, Position start) {
    Position page =
        positions.find(PAGE, token).orElseThrow(() -> GoogleError.badParameter("pageToken"));
    if (!page.list().equals(list)
        || page.from() != start.from()
        || !page.asked().equals(start.asked())) {
      throw GoogleError.badRequest("Page token is of another listing.");
    }
    if (page.rights() != rights) {
      throw GoogleError.fullSyncRequired();
    }
    return page;
  }

  private static Map<String, List<String>> said(Asked asked) {
    Map<String, List<String>> said = new TreeMap<>(asked.query());
    said.keySet().removeAll(OF_FORM);
    if (said.getOrDefault("showDeleted", List.of()).equals(List.of("false"))) {
      said.remove("showDeleted");
    }
    return said;
  }

  String next(Position page) {
    return positions.give(PAGE, page);
  }

  /** For what changes later than now. */
  String later(Position last, long upTo) {
    return positions.give(SYNC, new Position(list, rights, last.asked(), upTo, upTo, FIRST));
  }
}

package dev.calsync.test.google;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A method of the service.
 *
 * @param kind what it is about
 * @param method its HTTP method
 * @param template its path, names in braces
 * @param scopes any of these is enough, without what all begin with
 * @param room gives the answer
 */
record Route(
    RequestKind kind,
    String method,
    String template,
    Set<String> scopes,
    Function<Visit, Answer> room) {

  private static final String SCOPE = "https://www.googleapis.com/auth/";

  /** The ids in a path of this route; empty if it is another route's. */
  Optional<Map<String, String>> match(Asked asked) {
    List<String> parts = List.of(template.split("/"));
    if (!method.equals(asked.method()) || parts.size() != asked.path().size()) {
      return Optional.empty();
    }
    Map<String, String> names = new HashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      if (part.startsWith("{")) {
        names.put(part.substring(1, part.length() - 1), asked.path().get(i));
      } else if (!part.equals(asked.path().get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(names);
  }

  /** Whether sync tokens have a say in it. */
  boolean isListing() {
    return method.equals("GET") && !template.endsWith("}");
  }

  boolean isAllowedBy(Set<String> granted) {
    return scopes.stream().anyMatch(scope -> granted.contains(SCOPE + scope));
  }

  /** Whether it is allowed with calendars alone that the application made. */
  boolean isForItsOwnAlone(Set<String> granted) {
    return scopes.stream()
        .filter(scope -> granted.contains(SCOPE + scope))
        .allMatch("calendar.app.created"::equals);
  }
}

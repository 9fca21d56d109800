package dev.calsync.engine.oauth;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether what was granted is what was asked for; people can untick some of it. */
public final class Scopes {

  /** Asks for a refresh token; what comes of it is that token, not a scope. */
  private static final String OFFLINE = "offline_access";

  private Scopes() {}

  /**
   * What is missing. Some servers leave away the part before the last slash, or write in other
   * letters.
   *
   * @param asked the scopes that were asked for
   * @param granted those that the server says it gave
   * @return in the order asked
   */
  public static List<String> missing(List<String> asked, Set<String> granted) {
    Set<String> given = granted.stream().map(Scopes::folded).collect(Collectors.toSet());
    return asked.stream()
        .filter(scope -> !scope.equals(OFFLINE))
        .filter(scope -> !given.contains(folded(scope)))
        .filter(scope -> !given.contains(shortOf(folded(scope))))
        .toList();
  }

  private static String folded(String scope) {
    return scope.toLowerCase(Locale.ROOT);
  }

  private static String shortOf(String scope) {
    return scope.substring(scope.lastIndexOf('/') + 1);
  }
}

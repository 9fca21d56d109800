package dev.calsync.test.google;

import java.util.Map;

/**
 * A request whose sender is known.
 *
 * @param asked the request
 * @param account who it is
 * @param names the ids in its path, by what they are called in the template
 */
record Visit(Asked asked, String account, Map<String, String> names) {

  String name(String name) {
    return names.getOrDefault(name, "");
  }
}

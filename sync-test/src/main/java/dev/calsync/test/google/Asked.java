package dev.calsync.test.google;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request.
 *
 * @param method its method, overridden or not
 * @param path the decoded segments after {@code /calendar/v3}
 * @param query every value of every parameter, decoded
 * @param headers by lower-case name
 * @param body decompressed
 */
record Asked(
    String method,
    List<String> path,
    Map<String, List<String>> query,
    Map<String, String> headers,
    byte[] body) {

  Optional<String> parameter(String name) {
    return all(name).stream().findFirst();
  }

  List<String> all(String name) {
    return query.getOrDefault(name, List.of());
  }

  boolean flag(String name) {
    return parameter(name).map(Boolean::parseBoolean).orElse(false);
  }

  Optional<Instant> time(String name) {
    try {
      return parameter(name).map(text -> OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException bad) {
      throw GoogleError.badParameter(name);
    }
  }

  int number(String name, int usual, int most) {
    try {
      int number = parameter(name).map(Integer::parseInt).orElse(usual);
      if (number < 1) {
        throw GoogleError.badParameter(name);
      }
      return Math.min(number, most);
    } catch (NumberFormatException bad) {
      throw GoogleError.badParameter(name);
    }
  }

  /** The same with further parameters. */
  Asked with(Map<String, List<String>> more) {
    Map<String, List<String>> all = new TreeMap<>(query);
    all.putAll(more);
    return new Asked(method, path, all, headers, body);
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  ObjectNode json() {
    return Json.read(body);
  }
}

package dev.calsync.test;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** An index from a value to the sorted names that have it; only ever asked by value. */
final class Groups<K> {

  private final Map<K, TreeSet<String>> members = new HashMap<>();

  void add(K value, String name) {
    members.computeIfAbsent(value, any -> new TreeSet<>()).add(name);
  }

  void remove(K value, String name) {
    members.computeIfPresent(
        value,
        (any, names) -> {
          names.remove(name);
          return names.isEmpty() ? null : names;
        });
  }

  Stream<String> stream(K value) {
    TreeSet<String> names = members.get(value);
    return names == null ? Stream.empty() : names.stream();
  }
}

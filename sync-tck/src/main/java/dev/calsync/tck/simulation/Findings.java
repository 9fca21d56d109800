package dev.calsync.tck.simulation;

import java.util.ArrayList;
import java.util.List;

/** The violations of a history. The first one ends it. */
final class Findings {

  private final List<Violation> found = new ArrayList<>();

  void add(String invariant, String text) {
    found.add(new Violation(invariant, text));
  }

  void unless(boolean kept, String invariant, String text) {
    if (!kept) {
      add(invariant, text);
    }
  }

  boolean any() {
    return !found.isEmpty();
  }

  List<Violation> all() {
    return List.copyOf(found);
  }

  /** Both sides of a difference. */
  static String difference(List<String> wanted, List<String> found) {
    return "lacks " + without(wanted, found) + ", has " + without(found, wanted);
  }

  private static List<String> without(List<String> all, List<String> some) {
    List<String> rest = new ArrayList<>(all);
    some.forEach(rest::remove);
    return rest;
  }
}

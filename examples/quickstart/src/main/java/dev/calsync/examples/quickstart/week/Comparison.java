package dev.calsync.examples.quickstart.week;

import dev.calsync.examples.quickstart.week.Entry.When;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Which entries of one side stand at the same time on the other. Judged by time alone: what an
 * entry says is what a policy may hide.
 *
 * @param source the entries of the source
 * @param mirror the entries of the mirror
 * @param alone the entries, of either side, that have no counterpart
 */
record Comparison(List<Entry> source, List<Entry> mirror, Set<Entry> alone) {

  static Comparison of(List<Entry> source, List<Entry> mirror) {
    Set<Entry> alone = Collections.newSetFromMap(new IdentityHashMap<>());
    alone.addAll(without(source, mirror));
    alone.addAll(without(mirror, source));
    return new Comparison(source, mirror, alone);
  }

  long onBothSides() {
    return source.size() - onlyAtSource();
  }

  long onlyAtSource() {
    return source.stream().filter(alone::contains).count();
  }

  long onlyAtMirror() {
    return mirror.stream().filter(alone::contains).count();
  }

  private static List<Entry> without(List<Entry> entries, List<Entry> others) {
    List<When> unused = new ArrayList<>(others.stream().map(Entry::when).toList());
    List<Entry> left = new ArrayList<>();
    // Busy entries first: of two at the same time it is the free one that a policy leaves out.
    entries.stream()
        .sorted((a, b) -> Boolean.compare(a.look().equals("free"), b.look().equals("free")))
        .filter(entry -> !unused.remove(entry.when()))
        .forEach(left::add);
    return left;
  }
}

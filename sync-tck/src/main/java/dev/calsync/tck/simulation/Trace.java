package dev.calsync.tck.simulation;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Everything that happened, as a hash, and the end of it as text. */
final class Trace {

  private static final int KEPT = 4_000;
  private static final long PRIME = 0x100000001b3L;

  private final Clock clock;
  private final SortedSet<String> met = new TreeSet<>();
  private final Deque<String> last = new ArrayDeque<>();
  private long hash = 0xcbf29ce484222325L;
  private long length;

  Trace(Clock clock) {
    this.clock = clock;
  }

  void note(String who, String what) {
    String line = clock.instant() + " " + who + " " + what;
    for (int i = 0; i < line.length(); i++) {
      hash = (hash ^ line.charAt(i)) * PRIME;
    }
    length++;
    last.addLast(line);
    if (last.size() > KEPT) {
      last.removeFirst();
    }
  }

  /** A fault was met, or something happened, of that name. */
  void meet(String who, String what) {
    met.add(what);
    note(who, "meets " + what);
  }

  SortedSet<String> met() {
    return Collections.unmodifiableSortedSet(met);
  }

  long hash() {
    return hash;
  }

  long length() {
    return length;
  }

  List<String> end() {
    return List.copyOf(last);
  }
}

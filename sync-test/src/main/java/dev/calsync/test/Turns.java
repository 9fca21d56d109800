package dev.calsync.test;

import dev.calsync.calendar.OwnerId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whose turn it is (INV-21): start-time fair queueing with lanes as the unit.
 *
 * <p>A lane's turn is its owner's tail, but not before the turn that was served last; serving it
 * moves the tail one further. An owner with one lane therefore waits for at most one lane of every
 * other owner, and an owner who was idle has saved up nothing. Turns count lanes, not seconds: in
 * seconds, a backlog older than a newcomer would go first.
 */
final class Turns {

  private final Map<OwnerId, Long> tails = new TreeMap<>(Comparator.comparing(OwnerId::value));
  private long served;

  /** A lane that could be claimed now, and since when. */
  record Waiting(LaneRow lane, Instant since) {

    private OwnerId owner() {
      return lane.lane().owner();
    }
  }

  Turns copy() {
    Turns copy = new Turns();
    copy.tails.putAll(tails);
    copy.served = served;
    return copy;
  }

  /** What one owner has waiting, the longest wait first. */
  private record Line(OwnerId owner, Deque<Waiting> waiting) {

    private Instant since() {
      return waiting.element().since();
    }
  }

  /** The next lanes, at most so many; all of them if there is room (work conserving). */
  List<LaneRow> take(List<Waiting> waiting, int room) {
    List<Line> lines = linesOf(waiting);
    List<LaneRow> taken = new ArrayList<>();
    while (taken.size() < room && !lines.isEmpty()) {
      Line next = next(lines);
      taken.add(next.waiting().remove().lane());
      served = turnOf(next.owner());
      tails.put(next.owner(), served + 1);
      lines.removeIf(line -> line.waiting().isEmpty());
    }
    tails.values().removeIf(tail -> tail <= served);
    return taken;
  }

  private Line next(List<Line> lines) {
    return Collections.min(
        lines,
        Comparator.comparing((Line line) -> turnOf(line.owner()))
            .thenComparing(Line::since)
            .thenComparing(line -> line.owner().value()));
  }

  private long turnOf(OwnerId owner) {
    return Math.max(served, tails.getOrDefault(owner, 0L));
  }

  private static List<Line> linesOf(List<Waiting> waiting) {
    Map<OwnerId, Deque<Waiting>> lines = new TreeMap<>(Comparator.comparing(OwnerId::value));
    waiting.stream()
        .sorted(Comparator.comparing(Waiting::since))
        .forEach(it -> lines.computeIfAbsent(it.owner(), any -> new ArrayDeque<>()).add(it));
    List<Line> result = new ArrayList<>();
    lines.forEach((owner, line) -> result.add(new Line(owner, line)));
    return result;
  }
}

package dev.calsync.store.jdbc;

import dev.calsync.calendar.OwnerId;
import dev.calsync.store.Lane;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whose turn it is (INV-21): start-time fair queueing with lanes as the unit. An owner's turn is
 * its tail, but not before the turn that was served last; serving it moves the tail one further. An
 * owner with one lane waits for at most one lane of every other, and who was idle has saved up
 * nothing. Turns count lanes, not seconds: in seconds, a backlog older than a newcomer would go
 * first.
 */
final class Turns {

  private final Map<OwnerId, Queue> queues = new LinkedHashMap<>();
  private final Map<OwnerId, Long> moved = new LinkedHashMap<>();
  private long served;

  Turns(long served) {
    this.served = served;
  }

  /** An owner's waiting lanes. */
  private record Queue(OwnerId owner, long tail, Deque<Lane> lanes) {}

  /** Lanes come longest waiting first; owners of the same turn go in the order they came in. */
  void add(Lane lane, long tail) {
    queues
        .computeIfAbsent(lane.owner(), owner -> new Queue(owner, tail, new ArrayDeque<>()))
        .lanes()
        .add(lane);
  }

  List<Lane> next(int room) {
    List<Lane> taken = new ArrayList<>();
    while (taken.size() < room && !queues.isEmpty()) {
      Queue next = queues.values().stream().min(Comparator.comparing(this::turnOf)).orElseThrow();
      taken.add(next.lanes().remove());
      served = turnOf(next);
      moved.put(next.owner(), served + 1);
      queues.values().removeIf(queue -> queue.lanes().isEmpty());
    }
    return taken;
  }

  private long turnOf(Queue queue) {
    return Math.max(served, moved.getOrDefault(queue.owner(), queue.tail()));
  }

  /** The tails that changed. */
  Map<OwnerId, Long> moved() {
    return moved;
  }

  long served() {
    return served;
  }
}

package dev.calsync.test;

import dev.calsync.store.CanonicalRow;
import dev.calsync.store.EdgeTally;
import dev.calsync.store.Evidence;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.MirrorState;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Counts one edge for the deletion guard and for status (SEM-42): events, not parts. */
final class Tallying {

  private final CalendarTable source;
  private final long position;
  private final Instant since;
  private final Set<String> events = new HashSet<>();
  private final Set<String> removed = new HashSet<>();
  private final Map<MirrorState, Long> parts = new EnumMap<>(MirrorState.class);

  Tallying(CalendarTable source, long position, Instant since) {
    this.source = source;
    this.position = position;
    this.since = since;
  }

  void count(MirrorEntry entry) {
    MirrorRow row = entry.row();
    if (isWanted(row) || (isThere(row) && row.state() != MirrorState.HELD)) {
      events.add(row.key().uid());
    }
    if (entry.removedAt().filter(at -> !at.isBefore(since)).isPresent()) {
      removed.add(row.key().uid());
    }
    if (isWanted(row) || isThere(row) || row.state() == MirrorState.ATTEMPTED) {
      parts.merge(row.state(), 1L, Long::sum);
    }
  }

  EdgeTally result() {
    return new EdgeTally(
        events.size(),
        ahead(Evidence.Kind.ABSENCE),
        ahead(Evidence.Kind.TOMBSTONE),
        recent(Evidence.Kind.ABSENCE),
        recent(Evidence.Kind.TOMBSTONE),
        parts);
  }

  private long ahead(Evidence.Kind kind) {
    return events.stream()
        .flatMap(uid -> source.event(uid).stream())
        .filter(row -> row.changedSeq() > position && isRemovedBy(row, kind))
        .count();
  }

  private long recent(Evidence.Kind kind) {
    return removed.stream()
        .flatMap(uid -> source.event(uid).stream())
        .filter(row -> isRemovedBy(row, kind))
        .count();
  }

  private static boolean isRemovedBy(CanonicalRow row, Evidence.Kind kind) {
    return row.removal().filter(evidence -> evidence.kind() == kind).isPresent();
  }

  private static boolean isWanted(MirrorRow row) {
    return !row.hashes().desired().isAbsent();
  }

  private static boolean isThere(MirrorRow row) {
    return !row.hashes().applied().isAbsent();
  }
}

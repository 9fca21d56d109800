package dev.calsync.test;

import dev.calsync.failure.PositionExpiredException;
import dev.calsync.store.JournalEntry;
import dev.calsync.store.JournalLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One owner's journal: appended to, never changed. */
final class JournalTable {

  private final KeptLog<JournalEntry> entries;
  private final Map<String, List<JournalEntry>> byEvent = new TreeMap<>();

  JournalTable() {
    this(new KeptLog<>());
  }

  private JournalTable(KeptLog<JournalEntry> entries) {
    this.entries = entries;
    entries.all().forEach(this::index);
  }

  JournalTable copy() {
    return new JournalTable(entries.copy());
  }

  void append(List<JournalLine> lines, Instant at) {
    lines.forEach(line -> index(entries.append(position -> new JournalEntry(position, at, line))));
  }

  private void index(JournalEntry entry) {
    if (!entry.line().uid().isEmpty()) {
      byEvent.computeIfAbsent(entry.line().uid(), any -> new ArrayList<>()).add(entry);
    }
  }

  List<JournalEntry> after(long position, int limit) {
    if (Math.max(0, position) < entries.erased()) {
      throw new PositionExpiredException(position, entries.erased());
    }
    return entries.after(position, limit);
  }

  List<JournalEntry> of(String uid, int limit) {
    List<JournalEntry> told = byEvent.getOrDefault(uid, List.of());
    List<JournalEntry> newestFirst = new ArrayList<>();
    for (int i = told.size() - 1; i >= 0 && newestFirst.size() < limit; i--) {
      newestFirst.add(told.get(i));
    }
    return List.copyOf(newestFirst);
  }

  long newest() {
    return entries.newest();
  }

  int erase(Instant until, int limit) {
    int erased = entries.erase(entry -> !entry.at().isAfter(until), limit);
    long kept = entries.erased();
    byEvent.values().forEach(told -> told.removeIf(entry -> entry.position() <= kept));
    return erased;
  }
}

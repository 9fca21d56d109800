package dev.calsync.test;

import dev.calsync.store.JournalEntry;
import dev.calsync.store.JournalLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One owner's journal: appended to, never changed. Positions count from 1. */
final class JournalTable {

  private final List<JournalEntry> entries = new ArrayList<>();
  private final Map<String, List<JournalEntry>> byEvent = new TreeMap<>();

  JournalTable copy() {
    JournalTable copy = new JournalTable();
    entries.forEach(copy::append);
    return copy;
  }

  void append(List<JournalLine> lines, Instant at) {
    lines.forEach(line -> append(new JournalEntry(entries.size() + 1L, at, line)));
  }

  private void append(JournalEntry entry) {
    entries.add(entry);
    if (!entry.line().uid().isEmpty()) {
      byEvent.computeIfAbsent(entry.line().uid(), any -> new ArrayList<>()).add(entry);
    }
  }

  List<JournalEntry> after(long position, int limit) {
    int from = (int) Math.min(Math.max(position, 0), entries.size());
    return List.copyOf(entries.subList(from, (int) Math.min(entries.size(), (long) from + limit)));
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
    return entries.size();
  }
}

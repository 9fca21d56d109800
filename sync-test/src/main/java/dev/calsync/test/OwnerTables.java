package dev.calsync.test;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.store.EdgeState;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** One owner's rows; there is no way from here to another owner's (INV-23). */
final class OwnerTables {

  private final Map<CalendarId, CalendarTable> calendars =
      new TreeMap<>(Comparator.comparing(CalendarId::value));
  private final Map<EdgeId, EdgeState> edges = new TreeMap<>(Comparator.comparing(EdgeId::value));
  private final MirrorTable mirrors;
  private final HoldTable holds;
  private final RecordTable records;
  private final JournalTable journal;

  OwnerTables() {
    this(new MirrorTable(), new HoldTable(), new RecordTable(), new JournalTable());
  }

  private OwnerTables(
      MirrorTable mirrors, HoldTable holds, RecordTable records, JournalTable journal) {
    this.mirrors = mirrors;
    this.holds = holds;
    this.records = records;
    this.journal = journal;
  }

  OwnerTables copy() {
    OwnerTables copy =
        new OwnerTables(mirrors.copy(), holds.copy(), records.copy(), journal.copy());
    calendars.forEach((id, calendar) -> copy.calendars.put(id, calendar.copy()));
    copy.edges.putAll(edges);
    return copy;
  }

  CalendarTable calendar(CalendarId id) {
    return calendars.computeIfAbsent(id, any -> new CalendarTable());
  }

  EdgeState edge(EdgeId id) {
    return edges.getOrDefault(id, EdgeState.NEW);
  }

  void putEdge(EdgeId id, EdgeState state) {
    edges.put(id, state);
  }

  MirrorTable mirrors() {
    return mirrors;
  }

  HoldTable holds() {
    return holds;
  }

  RecordTable records() {
    return records;
  }

  JournalTable journal() {
    return journal;
  }
}

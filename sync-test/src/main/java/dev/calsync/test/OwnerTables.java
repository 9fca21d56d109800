package dev.calsync.test;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.store.AuditEntry;
import dev.calsync.store.EdgeState;
import java.util.Collections;
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
  private final AccessTables access;
  private final EditTables edits;
  private JobLogTable jobLog = new JobLogTable();
  private KeptLog<AuditEntry> audit = new KeptLog<>();

  OwnerTables() {
    this(
        new MirrorTable(),
        new HoldTable(),
        new RecordTable(),
        new JournalTable(),
        new AccessTables(),
        new EditTables());
  }

  private OwnerTables(
      MirrorTable mirrors,
      HoldTable holds,
      RecordTable records,
      JournalTable journal,
      AccessTables access,
      EditTables edits) {
    this.mirrors = mirrors;
    this.holds = holds;
    this.records = records;
    this.journal = journal;
    this.access = access;
    this.edits = edits;
  }

  OwnerTables copy() {
    OwnerTables copy =
        new OwnerTables(
            mirrors.copy(),
            holds.copy(),
            records.copy(),
            journal.copy(),
            access.copy(),
            edits.copy());
    calendars.forEach((id, calendar) -> copy.calendars.put(id, calendar.copy()));
    copy.edges.putAll(edges);
    copy.jobLog = jobLog.copy();
    copy.audit = audit.copy();
    return copy;
  }

  CalendarTable calendar(CalendarId id) {
    return calendars.computeIfAbsent(id, any -> new CalendarTable());
  }

  Map<CalendarId, CalendarTable> calendars() {
    return Collections.unmodifiableMap(calendars);
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

  EditTables edits() {
    return edits;
  }

  AccessTables access() {
    return access;
  }

  JobLogTable jobLog() {
    return jobLog;
  }

  KeptLog<AuditEntry> audit() {
    return audit;
  }
}

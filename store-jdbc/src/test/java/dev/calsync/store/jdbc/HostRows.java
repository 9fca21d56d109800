package dev.calsync.store.jdbc;

import static dev.calsync.store.jdbc.SampleRows.EDGE;
import static dev.calsync.store.jdbc.SampleRows.OWNER;

import dev.calsync.calendar.CalendarId;
import dev.calsync.store.AuditLine;
import dev.calsync.store.HostEvent;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobRequest;
import dev.calsync.store.JournalLine;
import dev.calsync.store.Lane;
import dev.calsync.store.SyncStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What a host would command. */
final class HostRows {

  static final CalendarId BOOKINGS = CalendarId.of("bookings");
  static final JobKey JOB = new JobKey(JobKind.INTAKE, "work");
  static final Lane LANE = SampleRows.lane("ann", "c1", Lane.Direction.IN);

  private HostRows() {}

  static void hostEvent(SyncStore within, String uid, String run) {
    JournalLine line = line(uid);
    within
        .hostEvents()
        .putHostEvent(
            OWNER,
            BOOKINGS,
            new HostEvent(uid, Optional.of(SampleRows.form("body")), Optional.empty()),
            new JournalLine(
                line.action(), run, BOOKINGS, line.edge(), uid, line.reason(), line.facts()));
  }

  static JournalLine line(String uid) {
    return new JournalLine(
        "HOST_EVENT", "run", BOOKINGS, Optional.of(EDGE), uid, "PUT", Map.of("n", "1"));
  }

  static AuditLine audited(String uid) {
    return new AuditLine("host", "PUT_EVENT", "event:" + uid, "DONE");
  }

  static JobRequest request(Lane lane, Duration delay) {
    return new JobRequest(JOB, lane, delay, "HOST");
  }

  static JobRequest request(String subject) {
    return new JobRequest(new JobKey(JobKind.INTAKE, subject), LANE, Duration.ZERO, "HOST");
  }
}

package dev.calsync.store.jdbc;

import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobState;
import dev.calsync.store.JobView;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Job rows. A key's text, {@code kind:subject}, is its column; a kind has no colon. */
final class JobRows {

  private JobRows() {}

  static JobKey keyOf(String text) {
    int colon = text.indexOf(':');
    return new JobKey(new JobKind(text.substring(0, colon)), text.substring(colon + 1));
  }

  static JobView view(Row row) throws SQLException {
    Optional<String> code = row.maybeText("failure_code");
    String text = row.maybeText("failure_text").orElse("");
    Map<String, Long> counts = MapText.read(row.text("last_counts"), Long::valueOf);
    return new JobView(
        keyOf(row.text("job")),
        LaneRows.read(row),
        JobState.valueOf(row.text("state")),
        row.number("asked"),
        row.number("claimed"),
        row.number("done"),
        row.whole("attempts"),
        dueIn(row),
        code.map(it -> new JobView.Failure(it, text)),
        counts);
  }

  /** The later of the job's time and the end of its lane's rest. */
  private static Optional<Duration> dueIn(Row row) throws SQLException {
    Duration rest = row.until("rests_until", "present").orElse(Duration.ZERO);
    return row.until("due_at", "present").map(due -> due.compareTo(rest) > 0 ? due : rest);
  }
}

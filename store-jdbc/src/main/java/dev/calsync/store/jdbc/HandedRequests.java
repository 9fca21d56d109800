package dev.calsync.store.jdbc;

import dev.calsync.calendar.OwnerId;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobRequest;
import dev.calsync.store.JobTicket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Requests for runs that were handed over. */
final class HandedRequests {

  private HandedRequests() {}

  private static final String LEAVE =
      """
      insert into {handed_request} (owner, connection, direction, job, due_at, reason)
      values (?, ?, ?, ?, {later}, ?)
      """;

  /** The tickets have no number yet. */
  static List<JobTicket> leave(Tx tx, List<JobRequest> requests) throws SQLException {
    tx.batch(
        LEAVE,
        requests,
        (to, request) -> {
          LaneRows.bind(to, request.lane());
          to.text(request.job().toString()).after(request.delay()).text(request.reason());
        });
    return requests.stream().map(request -> new JobTicket(request.job(), 0)).toList();
  }

  private static final String TAKE =
      """
      select owner, id, connection, direction, job, due_at, reason, {now} as present
      from {handed_request}
      order by owner, id
      fetch first ? rows only
      for update
      """;

  private static final String FORGET =
      """
      delete from {handed_request} where owner = ? and id = ?
      """;

  static int place(Tx tx, LaneQueue queue) throws SQLException {
    List<Handed<JobRequest>> left =
        tx.list(TAKE, to -> to.number(Handover.AT_ONCE), HandedRequests::read);
    if (!left.isEmpty()) {
      new JobRequests(tx, queue, earliest(left)).place();
      tx.batch(FORGET, left, (to, it) -> to.text(it.owner().value()).number(it.id()));
    }
    return left.size();
  }

  private static Handed<JobRequest> read(Row row) throws SQLException {
    Duration delay = row.until("due_at", "present").orElse(Duration.ZERO);
    return new Handed<>(
        OwnerId.of(row.text("owner")),
        row.number("id"),
        new JobRequest(
            JobRows.keyOf(row.text("job")), LaneRows.read(row), delay, row.text("reason")));
  }

  /** Of several for one job that which is wanted first. */
  private static List<JobRequest> earliest(List<Handed<JobRequest>> left) {
    Map<Map.Entry<OwnerId, JobKey>, JobRequest> byJob = new LinkedHashMap<>();
    left.stream()
        .sorted(Comparator.comparing(it -> it.what().delay()))
        .forEach(it -> byJob.putIfAbsent(Map.entry(it.owner(), it.what().job()), it.what()));
    return List.copyOf(byJob.values());
  }
}

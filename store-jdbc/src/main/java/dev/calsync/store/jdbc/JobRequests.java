package dev.calsync.store.jdbc;

import dev.calsync.calendar.OwnerId;
import dev.calsync.store.JobRequest;
import dev.calsync.store.JobTicket;
import dev.calsync.store.Lane;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Requests for runs, in one transaction. A job stays in the lane it was first asked for in. */
final class JobRequests {

  private final Tx tx;
  private final LaneQueue queue;
  private final List<JobRequest> requests;

  JobRequests(Tx tx, LaneQueue queue, List<JobRequest> requests) {
    this.tx = tx;
    this.queue = queue;
    this.requests = requests;
  }

  private record Name(OwnerId owner, String job) {
    static Name of(JobRequest request) {
      return new Name(request.lane().owner(), request.job().toString());
    }
  }

  List<JobTicket> place() throws SQLException {
    Map<Name, Lane> known = known();
    List<Lane> lanes = LaneRows.inLockOrder(lanes(known));
    LaneRows.lock(tx, lanes);
    askAll();
    queue.queue(tx, lanes);
    Map<Name, Long> asked = asked();
    return requests.stream()
        .map(request -> new JobTicket(request.job(), asked.getOrDefault(Name.of(request), 0L)))
        .toList();
  }

  private List<Lane> lanes(Map<Name, Lane> known) {
    return requests.stream()
        .map(request -> known.getOrDefault(Name.of(request), request.lane()))
        .toList();
  }

  private static final String LANES_OF =
      """
      select j.owner, j.connection, j.direction, j.job
      from {each w(owner, job)} join {job} j on j.owner = w.owner and j.job = w.job
      """;

  private Map<Name, Lane> known() throws SQLException {
    Map<Name, Lane> known = new HashMap<>();
    tx.each(
        LANES_OF,
        this::bindNames,
        row -> {
          Lane lane = LaneRows.read(row);
          known.put(new Name(lane.owner(), row.text("job")), lane);
        });
    return known;
  }

  private static final String ASK =
      """
      update {job}
      set asked = case when asked > claimed then asked else claimed + 1 end,
        reason = case when state <> 'DEAD' and (due_at is null or {later} < due_at)
          then ? else reason end,
        due_at = case when state <> 'DEAD' and (due_at is null or {later} < due_at)
          then {later} else due_at end,
        state = case when state = 'COMPLETED' then 'PENDING' else state end
      where owner = ? and job = ?
      """;

  private static final String ADD =
      """
      insert into {job}
        (owner, job, connection, direction, state, asked, claimed, done, attempts, deaths, due_at,
        reason, last_counts)
      values (?, ?, ?, ?, 'PENDING', 1, 0, 0, 0, 0, {later}, ?, '')
      """;

  private void askAll() throws SQLException {
    List<JobRequest> ordered =
        requests.stream().sorted(Comparator.comparing(it -> Name.of(it).toString())).toList();
    int[] there = tx.batch(ASK, ordered, JobRequests::bindAsk);
    List<JobRequest> missing = new ArrayList<>();
    for (int i = 0; i < there.length; i++) {
      if (there[i] == 0) {
        missing.add(ordered.get(i));
      }
    }
    tx.batch(ADD, missing, JobRequests::bindAdd);
  }

  private static void bindAsk(Params to, JobRequest request) throws SQLException {
    to.after(request.delay())
        .text(request.reason())
        .after(request.delay())
        .after(request.delay())
        .text(request.lane().owner().value())
        .text(request.job().toString());
  }

  private static void bindAdd(Params to, JobRequest request) throws SQLException {
    to.text(request.lane().owner().value())
        .text(request.job().toString())
        .text(request.lane().connection().value())
        .text(request.lane().direction().name())
        .after(request.delay())
        .text(request.reason());
  }

  private static final String ASKED =
      """
      select j.owner, j.job, j.asked
      from {each w(owner, job)} join {job} j on j.owner = w.owner and j.job = w.job
      """;

  private Map<Name, Long> asked() throws SQLException {
    Map<Name, Long> asked = new HashMap<>();
    tx.each(
        ASKED,
        this::bindNames,
        row ->
            asked.put(
                new Name(OwnerId.of(row.text("owner")), row.text("job")), row.number("asked")));
    return asked;
  }

  private void bindNames(Params to) throws SQLException {
    to.texts(names().map(it -> it.owner().value()).toList()).texts(names().map(Name::job).toList());
  }

  private Stream<Name> names() {
    return requests.stream().map(Name::of).distinct();
  }
}

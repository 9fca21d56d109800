package dev.calsync.store.jdbc;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.Continuation;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.event.TimeRange;
import dev.calsync.store.CanonicalWrite;
import dev.calsync.store.EdgeState;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormHash;
import dev.calsync.store.ItemState;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobRequest;
import dev.calsync.store.JobRun;
import dev.calsync.store.JournalLine;
import dev.calsync.store.Lane;
import dev.calsync.store.LaneEnd;
import dev.calsync.store.Lease;
import dev.calsync.store.MirrorIdentity;
import dev.calsync.store.MirrorIntent;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.MirrorRemote;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.PageCommit;
import dev.calsync.store.Part;
import dev.calsync.store.Pass;
import dev.calsync.store.PlanCommit;
import dev.calsync.store.RunEnd;
import dev.calsync.store.Settlement;
import dev.calsync.store.SourceItem;
import dev.calsync.store.Stamps;
import dev.calsync.store.SyncStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Rows as the engine would write them, by number. */
final class SampleRows {

  static final OwnerId OWNER = OwnerId.of("ann");
  static final CalendarId SOURCE = CalendarId.of("work");
  static final CalendarId TARGET = CalendarId.of("family");
  static final EdgeId EDGE = EdgeId.of("work-to-family");
  static final Pass PASS = new Pass("pass-1", Pass.Kind.FULL);

  private SampleRows() {}

  static Lane lane(String owner, String connection, Lane.Direction direction) {
    return new Lane(OwnerId.of(owner), ConnectionId.of(connection), direction);
  }

  static Lease hold(SyncStore store, Lane.Direction direction) {
    Lane lane = lane("ann", "c1", direction);
    JobKey job = new JobKey(new JobKind("hold"), direction.name());
    store.jobs().requestJobs(List.of(new JobRequest(job, lane, Duration.ZERO, "TEST")));
    return store.jobs().claimLanes("node", 10, Duration.ofHours(1)).get(0).lease();
  }

  static void giveBack(SyncStore store, Lease lease) {
    JobKey job = new JobKey(new JobKind("hold"), lease.lane().direction().name());
    JobRun run = new JobRun(job, new RunEnd.Done(Optional.empty()), Map.of(), Duration.ZERO);
    store.jobs().finishRuns(List.of(new LaneEnd(lease, List.of(run), true, Optional.empty())));
  }

  static String uid(int number) {
    return "event-%05d@example.org".formatted(number);
  }

  static FormHash hash(String text) {
    byte[] bytes = new byte[FormHash.BYTES];
    byte[] from = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(from, 0, bytes, 0, Math.min(from.length, bytes.length));
    return FormHash.of(bytes);
  }

  static FormBytes form(String text) {
    return FormBytes.of(text.getBytes(StandardCharsets.UTF_8));
  }

  static SourceItem item(String id, String uid) {
    return new SourceItem(
        new RemoteId(id),
        uid,
        Optional.of(uid),
        Optional.empty(),
        new RemoteVersion("etag"),
        hash(uid),
        ItemState.LIVE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static JournalLine line(String uid) {
    return new JournalLine(
        "EVENT_CHANGED", "run", SOURCE, Optional.of(EDGE), uid, "NEW", Map.of("n", "1"));
  }

  /** A page of new events, their objects and a journal line each. */
  static PageCommit page(int from, int count) {
    return new PageCommit(
        SOURCE,
        PASS,
        each(from, count, number -> item("id-" + number, uid(number))),
        List.of(),
        each(from, count, SampleRows::added),
        each(from, count, number -> line(uid(number))),
        Optional.of(new Continuation("after-" + (from + count))));
  }

  /** A new event of an hour of its own. */
  private static CanonicalWrite added(int number) {
    TimeRange bounds = new TimeRange(hour(number), hour(number + 49));
    return new CanonicalWrite(
        uid(number),
        0,
        form("body of " + uid(number)),
        Optional.empty(),
        Optional.of(bounds),
        Optional.of(uid(number)));
  }

  /** One of those that follow the beginning of 2020. */
  static Instant hour(int number) {
    return Instant.parse("2020-01-01T00:00:00Z").plus(Duration.ofHours(number));
  }

  static CanonicalWrite write(String uid, long expectedVersion) {
    return new CanonicalWrite(
        uid,
        expectedVersion,
        form("body of " + uid),
        Optional.empty(),
        Optional.empty(),
        Optional.of(uid));
  }

  static MirrorKey key(int number) {
    return new MirrorKey(EDGE, uid(number), Part.MASTER);
  }

  /** New mirrors of some events, wanted as their text says. */
  static PlanCommit plan(EdgeState from, int first, int count, String shown) {
    EdgeState to = new EdgeState(from.position() + count, shown);
    return new PlanCommit(
        EDGE,
        from,
        to,
        each(first, count, number -> intent(key(number), 0, shown)),
        Optional.empty(),
        each(first, count, number -> line(uid(number))));
  }

  static MirrorIntent intent(MirrorKey key, long revision, String shown) {
    return new MirrorIntent(
        key,
        TARGET,
        new MirrorIdentity(hash("lineage" + key.uid()), 0, hash(key.uid())),
        revision,
        shown.isEmpty() ? FormHash.ABSENT : hash(shown),
        form(shown),
        new Stamps(1, 1, 1, 1, "2026c"),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty());
  }

  static Settlement applied(MirrorRow row) {
    MirrorRemote remote =
        new MirrorRemote(
            new RemoteId("at-" + row.key().uid()), row.key().uid(), RemoteVersion.UNKNOWN);
    return new Settlement.Applied(row.key(), Optional.of(remote), row.hashes().desired());
  }

  static <T> List<T> each(int from, int count, IntFunction<T> make) {
    return IntStream.range(from, from + count).mapToObj(make).toList();
  }
}

package dev.calsync.tck.simulation;

import dev.calsync.connector.Cursor;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.store.ClaimedLane;
import dev.calsync.store.JobRequest;
import dev.calsync.store.JobState;
import dev.calsync.store.JobTicket;
import dev.calsync.store.JobView;
import dev.calsync.store.Lane;
import dev.calsync.store.LaneEnd;
import dev.calsync.store.Lease;
import dev.calsync.store.MirrorRemote;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.PageCommit;
import dev.calsync.store.Part;
import dev.calsync.store.PlanCommit;
import dev.calsync.store.Settlement;
import dev.calsync.store.SyncStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Stores that break one promise each. */
final class StoreBugs {

  private StoreBugs() {}

  /** One operation behaves otherwise. */
  interface Twist {
    @Nullable Object call(SyncStore store, List<Object> arguments, StoreProxy.Operate real)
        throws Throwable;
  }

  static Planted twisting(String operation, Twist twist) {
    return new Planted() {
      @Override
      public SyncStore store(SyncStore store) {
        return StoreProxy.over(
            store,
            (name, arguments, real) ->
                name.equals(operation) ? twist.call(store, arguments, real) : real.with(arguments));
      }
    };
  }

  @SuppressWarnings("unchecked")
  static <T> List<T> many(@Nullable Object answer) {
    return List.copyOf((Collection<T>) Objects.requireNonNull(answer));
  }

  /** A lease ends by the clock of the node that claims it, not by the store's (FLT-53). */
  static Planted leasesByTheNodesClock() {
    return new Planted() {
      @Override
      public SyncStore store(SyncStore store, Duration skew) {
        return StoreProxy.over(
            store,
            (name, arguments, real) -> {
              List<Object> given = new ArrayList<>(arguments);
              if (name.equals("jobs.claimLanes")) {
                given.set(2, ((Duration) given.get(2)).plus(skew));
              }
              return real.with(given);
            });
      }
    };
  }

  /** An old lease is as good as the newest one. */
  static Planted staleLeasesAccepted() {
    Map<Lane, Lease> newest = new HashMap<>();
    return new Planted() {
      @Override
      public SyncStore store(SyncStore store) {
        return StoreProxy.over(
            store,
            (name, arguments, real) -> {
              List<Object> given = new ArrayList<>(arguments);
              if (!given.isEmpty() && given.get(0) instanceof Lease lease) {
                given.set(0, newest.getOrDefault(lease.lane(), lease));
              }
              Object answer = real.with(given);
              if (name.equals("jobs.claimLanes")) {
                StoreBugs.<ClaimedLane>many(answer)
                    .forEach(lane -> newest.put(lane.lease().lane(), lane.lease()));
              }
              return answer;
            });
      }
    };
  }

  /** A lane that somebody holds goes to the next who asks. */
  static Planted lanesGivenTwice() {
    List<ClaimedLane> last = new ArrayList<>();
    return twisting(
        "jobs.claimLanes",
        (store, arguments, real) -> {
          List<ClaimedLane> claimed = many(real.with(arguments));
          List<ClaimedLane> given = claimed.isEmpty() ? List.copyOf(last) : claimed;
          last.clear();
          last.addAll(claimed);
          return given;
        });
  }

  /** That a write was opened is not remembered. */
  static Planted attemptsForgotten() {
    return closing(
        row -> new Settlement.NotApplied(row.key(), Optional.empty(), "", Duration.ZERO));
  }

  /** A write counts as done as soon as it is opened. */
  static Planted doneBeforeItHappened() {
    return closing(
        row ->
            new Settlement.Applied(
                row.key(),
                row.remote()
                    .or(
                        () ->
                            Optional.of(
                                new MirrorRemote(
                                    new RemoteId("somewhere"), "", RemoteVersion.UNKNOWN))),
                row.hashes().attempted().orElseThrow()));
  }

  private static Planted closing(Function<MirrorRow, Settlement> end) {
    return twisting(
        "mirrors.claimDue",
        (store, arguments, real) -> {
          List<MirrorRow> opened = many(real.with(arguments));
          List<Settlement> ends = opened.stream().map(end).toList();
          store.mirrors().settleWrites((Lease) arguments.get(0), ends, List.of());
          return opened;
        });
  }

  /** A request for a job that is running is dropped. */
  static Planted requestsDropped() {
    return twisting(
        "jobs.requestJobs",
        (store, arguments, real) -> {
          List<JobTicket> tickets = new ArrayList<>();
          for (JobRequest request : StoreBugs.<JobRequest>many(arguments.get(0))) {
            Optional<JobView> running =
                store
                    .jobs()
                    .find(request.lane().owner(), request.job())
                    .filter(job -> job.state() == JobState.IN_PROGRESS);
            if (running.isPresent()) {
              tickets.add(new JobTicket(request.job(), running.get().asked() + 1));
            } else {
              tickets.addAll(many(real.with(List.of(List.of(request)))));
            }
          }
          return tickets;
        });
  }

  /** A lane need not rest. */
  static Planted restsForgotten() {
    return twisting(
        "jobs.finishRuns",
        (store, arguments, real) ->
            real.with(
                List.of(
                    StoreBugs.<LaneEnd>many(arguments.get(0)).stream()
                        .map(
                            end ->
                                new LaneEnd(
                                    end.lease(), end.runs(), end.release(), Optional.empty()))
                        .toList())));
  }

  /** The lanes of dead nodes stay taken. */
  static Planted neverSwept() {
    return twisting("jobs.releaseExpired", (store, arguments, real) -> 0);
  }

  /** The last event of a page is lost. */
  static Planted eventsLost() {
    return twisting(
        "intake.commitPage",
        (store, arguments, real) -> {
          PageCommit page = (PageCommit) arguments.get(1);
          int kept = page.events().size() > 1 ? page.events().size() - 1 : page.events().size();
          return real.with(
              List.of(
                  arguments.get(0),
                  new PageCommit(
                      page.calendar(),
                      page.pass(),
                      page.items(),
                      page.removed(),
                      page.events().subList(0, kept),
                      page.journal(),
                      page.next())));
        });
  }

  /** The cursor moves with a page that is not the last. */
  static Planted cursorBeforeItsPage() {
    return twisting(
        "intake.commitPage",
        (store, arguments, real) -> {
          Lease lease = (Lease) arguments.get(0);
          PageCommit page = (PageCommit) arguments.get(1);
          PageCommit nothing =
              new PageCommit(
                  page.calendar(),
                  page.pass(),
                  List.of(),
                  List.of(),
                  List.of(),
                  List.of(),
                  Optional.empty());
          Cursor early = new Cursor("epoch 0 position 1");
          store.intake().stageUnseen(lease, nothing, true, Optional.of(early));
          store.intake().beginPass(lease, page.calendar(), page.pass());
          return real.with(arguments);
        });
  }

  /** Nobody is told of copies of meetings in other calendars. */
  static Planted copiesNotTold() {
    return twisting("sources.copies", (store, arguments, real) -> List.of());
  }

  /** What a plan wants of blocks is forgotten, but not that it was planned. */
  static Planted blocksForgotten() {
    return twisting(
        "mirrors.commitPlan",
        (store, arguments, real) -> {
          PlanCommit plan = (PlanCommit) arguments.get(1);
          return real.with(
              List.of(
                  arguments.get(0),
                  new PlanCommit(
                      plan.edge(),
                      plan.from(),
                      plan.to(),
                      plan.intents().stream()
                          .filter(intent -> intent.key().part().kind() != Part.Kind.BLOCK)
                          .toList(),
                      plan.hold(),
                      plan.journal())));
        });
  }
}

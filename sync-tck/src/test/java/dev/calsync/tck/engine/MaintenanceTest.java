package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SignInWorld.ANN;
import static dev.calsync.tck.engine.World.ALICE;
import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.CalendarView;
import dev.calsync.EdgeView;
import dev.calsync.SyncSettings;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.ConnectionState;
import dev.calsync.policy.ConflictStrategy;
import dev.calsync.policy.ConnectionPreferences;
import dev.calsync.policy.Mirrors;
import dev.calsync.policy.Policy;
import dev.calsync.store.ClaimedLane;
import dev.calsync.store.Conflict;
import dev.calsync.store.ConflictId;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormHash;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobLogEntry;
import dev.calsync.store.JobRequest;
import dev.calsync.store.JournalLine;
import dev.calsync.store.Lane;
import dev.calsync.store.Lease;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Settlement;
import dev.calsync.store.SyncStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is done by itself, now and then: grants, conflicts, drift (R-A4, R-C10, R-F1, R-F6). */
class MaintenanceTest {

  /** R-A4: though nothing is read or written meanwhile. */
  @Test
  void aGrantThatIsGoneIsNoticedWithinTheHour() {
    try (SignInWorld world = new SignInWorld(store -> store, SyncSettings.DEFAULT)) {
      ConnectionId id = world.connected("work");
      world.ann().connections().prefer(id, ConnectionPreferences.USUAL.withoutAutoSync());
      world.kit().settle();
      world.server.endGrantsOf("work");

      for (int minutes = 0; minutes < 150; minutes += 15) {
        world.kit().advance(Duration.ofMinutes(15));
      }
      assertThat(world.ann().connections().list().get(0).state())
          .isEqualTo(ConnectionState.REAUTH_REQUIRED);
      assertThat(runs(world.data(), JobKind.INTAKE)).isEmpty();
    }
  }

  @Test
  void whatIsLeftOfSignInsIsErasedWithinHours() {
    try (SignInWorld world = new SignInWorld(store -> store, SyncSettings.DEFAULT)) {
      world.connected("work");
      world.kit().advance(Duration.ofMinutes(55));
      world.asking().start();
      hours(world, 4);
      // The one that was used, and the one that nobody finished.
      assertThat(erased(world.data(), JobKind.SIGN_INS)).isEqualTo(2);
    }
  }

  @Test
  void ofAnOwnerWhoOnlyEverBeganToSignInNothingIsLeftEither() {
    try (SignInWorld world = new SignInWorld(store -> store, SyncSettings.DEFAULT)) {
      for (int nth = 0; nth < 3; nth++) {
        world.asking().start();
      }
      hours(world, 3);
      assertThat(world.ann().connections().list()).isEmpty();
      assertThat(erased(world.data(), JobKind.SIGN_INS)).isEqualTo(3);
    }
  }

  @Test
  void ofAnOwnerWhoLeftAndBeganToSignInAgainNothingIsLeftEither() {
    try (SignInWorld world = new SignInWorld(store -> store, SyncSettings.DEFAULT)) {
      world.ann().connections().disconnect(world.connected("work"), Mirrors.KEEP);
      world.kit().advance(Duration.ofMinutes(1));
      hours(world, 3);
      world.asking().start();
      hours(world, 3);
      assertThat(world.data().oauthStates().eraseExpired(ANN, 9)).isZero();
      assertThat(erased(world.data(), JobKind.SIGN_INS)).isEqualTo(2);
    }
  }

  private static void hours(SignInWorld world, int number) {
    for (int hour = 0; hour < number; hour++) {
      world.kit().advance(Duration.ofHours(1));
    }
  }

  private static long erased(SyncStore store, JobKind kind) {
    return store.jobLogs().before(ANN, Long.MAX_VALUE, 10_000).stream()
        .filter(run -> run.job().kind().equals(kind))
        .mapToLong(run -> run.counts().getOrDefault("erased", 0L))
        .sum();
  }

  /** R-F1, FLT-35: each calendar once a night, and all of it. */
  @Test
  void eachCalendarThatIsLookedAtIsReadWholeEveryNight() {
    try (World world = new World()) {
      for (int nth = 0; nth < 5; nth++) {
        world.calendar("work").put("e" + nth, event("E" + nth, "2026-12-01T10:00:00"));
      }
      EdgeView edge = world.edge("work", "home");
      world.connected("side");
      world.cycle();
      int writes = world.writes();
      for (int hours = 0; hours < 24 * 3; hours++) {
        world.kit().advance(Duration.ofHours(1));
      }
      List<JobLogEntry> runs = drifts(world);
      assertThat(runs).hasSize(2 * 3);
      assertThat(runs).filteredOn(run -> read(run) == 5).hasSize(2 * 3);
      assertThat(world.writes()).isEqualTo(writes);

      world.alice().edges().remove(edge.id(), Mirrors.KEEP);
      for (int hours = 0; hours < 24 * 2; hours++) {
        world.kit().advance(Duration.ofHours(1));
      }
      assertThat(drifts(world)).filteredOn(run -> read(run) > 0).hasSize(2 * 3);
    }
  }

  private static List<JobLogEntry> drifts(World world) {
    return world.store().jobLogs().before(ALICE, Long.MAX_VALUE, 10_000).stream()
        .filter(run -> run.job().kind().equals(JobKind.DRIFT))
        .toList();
  }

  private static long read(JobLogEntry run) {
    return run.counts().getOrDefault("read", 0L);
  }

  private static List<JobLogEntry> runs(SyncStore store, JobKind kind) {
    return store.jobLogs().before(ANN, Long.MAX_VALUE, 10_000).stream()
        .filter(run -> run.job().kind().equals(kind))
        .toList();
  }

  /** R-A5, R-C10: a preference is changed, and what waited is settled by it. */
  @ParameterizedTest
  @EnumSource(ConflictStrategy.class)
  void whatWaitsIsSettledAsItsOwnerPrefersByNow(ConflictStrategy strategy) {
    try (World world = new World()) {
      EdgeView edge = world.edge("work", "home", Policy.title());
      world.calendar("work").put("e1", event("Before", "2026-12-01T10:00:00"));
      world.cycle();
      CalendarView home = world.connected("home");
      prefer(world, home, ConnectionPreferences.USUAL.readOnly());
      world.calendar("work").put("e1", event("After", "2026-12-01T10:00:00"));
      world.cycle();
      disagree(world, edge, home);

      prefer(world, home, ConnectionPreferences.USUAL.settling(strategy));
      for (int minutes = 0; minutes < 60; minutes += 10) {
        world.kit().advance(Duration.ofMinutes(10));
      }
      boolean settled = strategy == ConflictStrategy.ORIGIN_WINS;
      assertThat(world.titles("home")).containsExactly(settled ? "After" : "Before");
      assertThat(world.store().conflicts().openConflicts(ALICE, "", 9)).hasSize(settled ? 0 : 1);
      assertThat(world.journal().contains("CONFLICT_SETTLED ORIGIN_WINS")).isEqualTo(settled);
    }
  }

  private static void prefer(World world, CalendarView there, ConnectionPreferences preferences) {
    world.alice().connections().prefer(there.ref().connection(), preferences);
    world.kit().settle();
  }

  /** As if somebody's edit had been read. */
  private static void disagree(World world, EdgeView edge, CalendarView home) {
    MirrorRow row = world.store().targets().page(ALICE, edge.id(), Optional.empty(), 1).get(0);
    Lease lease = held(world, home);
    boolean stored =
        world
            .store()
            .conflicts()
            .putConflict(
                lease,
                new Conflict(
                    new ConflictId("conflict"),
                    row.key(),
                    row.revision(),
                    1,
                    new Settlement.Found(row.remote(), FormHash.of(new byte[32]), row.identity()),
                    FormBytes.of(new byte[] {1}),
                    world.clock.instant()),
                new JournalLine(
                    "CONFLICT",
                    "run",
                    home.id(),
                    Optional.of(edge.id()),
                    row.key().uid(),
                    "",
                    Map.of()));
    assertThat(stored).isTrue();
    world.pass(Duration.ofMinutes(1));
  }

  private static Lease held(World world, CalendarView home) {
    Lane lane = new Lane(ALICE, home.ref().connection(), Lane.Direction.OUT);
    world
        .store()
        .jobs()
        .requestJobs(
            List.of(
                new JobRequest(
                    new JobKey(JobKind.DELIVER, home.id().value()), lane, Duration.ZERO, "test")));
    return world.store().jobs().claimLanes("test", 10, Duration.ofSeconds(30)).stream()
        .map(ClaimedLane::lease)
        .filter(lease -> lease.lane().equals(lane))
        .findFirst()
        .orElseThrow();
  }
}

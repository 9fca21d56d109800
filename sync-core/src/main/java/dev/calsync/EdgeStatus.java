package dev.calsync;

import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.directory.EdgeRecord;
import dev.calsync.store.CompletedPass;
import dev.calsync.store.EdgeTally;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.MirrorState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How an edge stands.
 *
 * @param edge which
 * @param sourceReadAt when its source was last read to the end
 * @param events events with a mirror
 * @param pendingWrites mirrors to be written
 * @param openWrites writes that must be looked up
 * @param held mirrors that are held back
 * @param refused mirrors that the target will not take
 * @param problems what failed and is tried again
 */
public record EdgeStatus(
    EdgeId edge,
    Optional<Instant> sourceReadAt,
    long events,
    long pendingWrites,
    long openWrites,
    long held,
    long refused,
    List<Problem> problems) {

  /** Copies the problems. */
  public EdgeStatus {
    problems = List.copyOf(problems);
  }

  static EdgeStatus of(Engine engine, OwnerId owner, EdgeRecord edge) {
    EdgeTally tally =
        engine.store.targets().tally(owner, edge.id(), edge.source(), Duration.ofHours(24));
    return new EdgeStatus(
        edge.id(),
        engine
            .store
            .sources()
            .calendarState(owner, edge.source())
            .lastRead()
            .map(CompletedPass::endedAt),
        tally.events(),
        tally.parts(MirrorState.DUE),
        tally.parts(MirrorState.ATTEMPTED),
        tally.parts(MirrorState.HELD),
        tally.parts(MirrorState.REFUSED),
        problems(engine, owner, edge));
  }

  static List<Problem> problems(Engine engine, OwnerId owner, EdgeRecord edge) {
    return Stream.of(
            new JobKey(JobKind.INTAKE, edge.source().value()),
            new JobKey(JobKind.INTAKE, edge.target().value()),
            new JobKey(JobKind.PLAN, edge.id().value()),
            new JobKey(JobKind.DELIVER, edge.target().value()))
        .flatMap(job -> Problem.of(engine.store.jobs().find(owner, job)).stream())
        .toList();
  }
}

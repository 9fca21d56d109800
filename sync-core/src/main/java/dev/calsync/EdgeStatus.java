package dev.calsync;

import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.directory.EdgeRecord;
import dev.calsync.store.CompletedPass;
import dev.calsync.store.EdgeTally;
import dev.calsync.store.JobKind;
import dev.calsync.store.MirrorState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How an edge stands.
 *
 * @param edge which
 * @param sourceReadAt when its source was last read to the end; of several the one that was read
 *     longest ago
 * @param events events with a mirror, or blocks
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
        sourcesReadAt(engine, owner, edge),
        tally.events(),
        tally.parts(MirrorState.DUE),
        tally.parts(MirrorState.ATTEMPTED),
        tally.parts(MirrorState.HELD),
        tally.parts(MirrorState.REFUSED),
        problems(engine, owner, edge));
  }

  /** The oldest reading counts: what is shown is no newer. */
  private static Optional<Instant> sourcesReadAt(Engine engine, OwnerId owner, EdgeRecord edge) {
    List<Instant> read =
        edge.sources().stream()
            .map(source -> engine.store.sources().calendarState(owner, source).lastRead())
            .flatMap(pass -> pass.map(CompletedPass::endedAt).stream())
            .toList();
    return read.size() < edge.sources().size()
        ? Optional.empty()
        : read.stream().min(Comparator.naturalOrder());
  }

  static List<Problem> problems(Engine engine, OwnerId owner, EdgeRecord edge) {
    return Stream.concat(
            edge.sources().stream()
                .flatMap(
                    source -> Problem.of(engine, owner, JobKind.INTAKE, source.value()).stream()),
            beyondSource(engine, owner, edge))
        .toList();
  }

  /** What failed of an edge, but for the reading of its source. */
  static Stream<Problem> beyondSource(Engine engine, OwnerId owner, EdgeRecord edge) {
    return Stream.of(
            Problem.of(engine, owner, JobKind.INTAKE, edge.target().value()),
            Problem.of(engine, owner, JobKind.PLAN, edge.id().value()),
            Problem.of(engine, owner, JobKind.DELIVER, edge.target().value()))
        .flatMap(Optional::stream);
  }
}

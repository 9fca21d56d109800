package dev.calsync.engine.directory;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.policy.Policy;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A policy edge.
 *
 * @param key its natural name, part of every mirror's identity
 * @param sources where events come from, in the order of their ids: one calendar, or several whose
 *     busy time is merged (SEM-2)
 * @param revision raised with every change of the policy or the sources, from 1
 * @param rank how it stands beside other edges to its target
 * @param detail what its owner chose when its source told less than before; empty until then
 * @param gate how far it goes by itself
 */
public record EdgeRecord(
    EdgeId id,
    String key,
    List<CalendarId> sources,
    CalendarId target,
    Policy policy,
    long revision,
    EdgeRank rank,
    Optional<DetailChoice> detail,
    EdgeGate gate) {

  /** Sorts the sources; only blocks have several. */
  public EdgeRecord {
    sources = sources.stream().distinct().sorted(Comparator.comparing(CalendarId::value)).toList();
    if (sources.isEmpty() || (sources.size() > 1 && policy.merging().isEmpty())) {
      throw new IllegalArgumentException(
          "an edge has one source, one of blocks at least one, not " + sources.size());
    }
  }

  /** An edge about which nothing was chosen. */
  public EdgeRecord(
      EdgeId id,
      String key,
      List<CalendarId> sources,
      CalendarId target,
      Policy policy,
      long revision,
      EdgeRank rank) {
    this(id, key, sources, target, policy, revision, rank, Optional.empty(), EdgeGate.OPEN);
  }

  /** With other sources or another policy, of the next revision. */
  public EdgeRecord with(List<CalendarId> otherSources, Policy otherPolicy) {
    return new EdgeRecord(
        id, key, otherSources, target, otherPolicy, revision + 1, rank, detail, gate);
  }

  /** With another rank. */
  public EdgeRecord withRank(EdgeRank changed) {
    return new EdgeRecord(id, key, sources, target, policy, revision, changed, detail, gate);
  }

  /** With what its owner chose. */
  public EdgeRecord withDetail(DetailChoice choice) {
    return new EdgeRecord(
        id, key, sources, target, policy, revision, rank, Optional.of(choice), gate);
  }

  /** Going as far as this says. */
  public EdgeRecord withGate(EdgeGate other) {
    return new EdgeRecord(id, key, sources, target, policy, revision, rank, detail, other);
  }

  /** The one source; of several the one in whose lane the edge is planned. */
  public CalendarId source() {
    return sources.get(0);
  }

  /** All calendars that are read for it: the sources, then the target. */
  public Stream<CalendarId> ends() {
    return Stream.concat(sources.stream(), Stream.of(target));
  }

  /** Whether it shows merged blocks and no event (SEM-2). */
  public boolean merges() {
    return policy.merging().isPresent();
  }
}

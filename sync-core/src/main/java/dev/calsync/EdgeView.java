package dev.calsync;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.engine.directory.EdgeRecord;
import dev.calsync.policy.Policy;
import dev.calsync.policy.SyncMode;
import java.util.List;

/**
 * A policy edge as it is kept.
 *
 * @param id its id
 * @param key its natural name, part of the identity of its mirrors
 * @param sources where events come from, in the order of their ids; several only if the policy
 *     merges
 * @param target where they are shown
 * @param policy what may be shown
 * @param policyRevision raised with every change of the policy, from 1
 * @param priority which of several edges shows a meeting that all would show at one target: 1 goes
 *     before 2
 * @param mode how far it goes by itself; the installation may go less far
 */
public record EdgeView(
    EdgeId id,
    String key,
    List<CalendarId> sources,
    CalendarId target,
    Policy policy,
    long policyRevision,
    int priority,
    SyncMode mode) {

  /** Copies the sources. */
  public EdgeView {
    sources = List.copyOf(sources);
  }

  /**
   * Where events come from.
   *
   * @return the one source; of several the first
   */
  public CalendarId source() {
    return sources.get(0);
  }

  static EdgeView of(EdgeRecord record) {
    return new EdgeView(
        record.id(),
        record.key(),
        record.sources(),
        record.target(),
        record.policy(),
        record.revision(),
        record.rank().priority(),
        record.gate().mode());
  }
}

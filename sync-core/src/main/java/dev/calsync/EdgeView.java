package dev.calsync;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.engine.directory.EdgeRecord;
import dev.calsync.policy.Policy;

/**
 * A policy edge as it is kept.
 *
 * @param id its id
 * @param key its natural name, part of the identity of its mirrors
 * @param source where events come from
 * @param target where they are shown
 * @param policy what may be shown
 * @param policyRevision raised with every change of the policy, from 1
 */
public record EdgeView(
    EdgeId id,
    String key,
    CalendarId source,
    CalendarId target,
    Policy policy,
    long policyRevision) {

  static EdgeView of(EdgeRecord record) {
    return new EdgeView(
        record.id(),
        record.key(),
        record.source(),
        record.target(),
        record.policy(),
        record.revision());
  }
}

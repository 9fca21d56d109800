package dev.calsync.engine.directory;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.policy.Policy;

/**
 * A policy edge.
 *
 * @param key its natural name, part of every mirror's identity
 * @param revision raised with every change of the policy, from 1
 */
public record EdgeRecord(
    EdgeId id, String key, CalendarId source, CalendarId target, Policy policy, long revision) {}

package dev.calsync.engine.projection;

import dev.calsync.calendar.Capabilities;
import dev.calsync.event.SeriesExpander;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.policy.Policy;

/**
 * Everything besides the event that decides what a target shows.
 *
 * @param policy what the edge lets through
 * @param capabilities what the target can do
 * @param window the policy's window at the moment of planning; {@link TimeRange#ALWAYS} asks
 *     nothing of the expander
 * @param frame zone rules and the owner's zone
 * @param expander finds occurrences inside the window
 */
public record Terms(
    Policy policy,
    Capabilities capabilities,
    TimeRange window,
    TimeFrame frame,
    SeriesExpander expander) {}

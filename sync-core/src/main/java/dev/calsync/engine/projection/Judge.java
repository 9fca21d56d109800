package dev.calsync.engine.projection;

import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventTime;
import dev.calsync.event.Occurrence;
import dev.calsync.event.Participation;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeRange;
import dev.calsync.policy.Instance;
import java.util.Optional;

/**
 * What the policy says of one event, series or occurrence. The rules are asked in turn; the first
 * that objects is the reason why nothing is shown.
 */
final class Judge {

  private final Terms terms;

  Judge(Terms terms) {
    this.terms = terms;
  }

  /** A single event, or a series as its first slot. */
  Instance instance(EventBody body) {
    return instance(
        body.details(),
        AnswerRule.answer(body.details(), terms.addresses()),
        body.time(),
        Extent.of(body.time(), terms.frame()));
  }

  /** An unchanged occurrence. */
  Instance instance(EventBody series, EventTime time, TimeRange extent) {
    return instance(
        series.details(),
        AnswerRule.answer(series.details(), terms.addresses()),
        time,
        Optional.of(extent));
  }

  /** An occurrence, changed or not. */
  Instance instance(EventBody series, Occurrence occurrence) {
    TimeRange extent = new TimeRange(occurrence.starts(), occurrence.ends());
    return occurrence
        .override()
        .map(override -> instance(series, override))
        .orElseGet(() -> instance(series, occurrence.time(), extent));
  }

  /** A changed occurrence. */
  Instance instance(EventBody series, SeriesOverride override) {
    return instance(
        override.details(),
        AnswerRule.answer(override.details(), series.details(), terms.addresses()),
        override.time(),
        Extent.of(override.time(), terms.frame()));
  }

  private Instance instance(
      EventDetails details, Participation answer, EventTime time, Optional<TimeRange> extent) {
    return new Instance(
        details,
        AvailabilityRule.availability(details, answer, time, terms.policy()),
        answer,
        time,
        extent,
        terms.frame());
  }

  /** Everything that may be wrong with a single event or one occurrence. */
  Optional<Exclusion> objection(Instance instance) {
    return objectionToDetails(instance).or(() -> FilterRule.objection(instance, terms.policy()));
  }

  /** Everything that may be wrong with a slot of an event, what others show of it included. */
  Optional<Exclusion> objection(Slot slot, Instance instance, EventTime event) {
    return objection(instance)
        .or(() -> terms.elsewhere().objection(slot, event, instance.answer(), terms.frame()));
  }

  /** What is wrong with all unchanged occurrences of a series alike (SEM-3). */
  Optional<Exclusion> objectionToAll(Instance instance, EventTime series) {
    return objectionToDetails(instance)
        .or(() -> FilterRule.objectionToAll(instance, terms.policy(), series));
  }

  private Optional<Exclusion> objectionToDetails(Instance instance) {
    return StatusRule.objection(instance.details())
        .or(() -> PrivacyRule.objection(instance.details(), terms.policy()));
  }
}

package dev.calsync.engine.projection;

import dev.calsync.event.CanonicalEvent;
import dev.calsync.event.EventBody;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.MirrorShape.ShownOverride;
import dev.calsync.policy.Policy;
import dev.calsync.store.Part;

/**
 * What a target should show of an event. The rules are asked in turn; the first that objects is the
 * reason why nothing is shown.
 */
public final class Projection {

  /** Raised whenever the same event and terms may give another shape; re-projects (SEM-46). */
  public static final int VERSION = 1;

  private Projection() {}

  /**
   * Projects one event.
   *
   * @param event the event, a whole series as one
   * @param terms what decides
   * @return what to show, or why nothing
   */
  public static Projected project(CanonicalEvent event, Terms terms) {
    Policy policy = terms.policy();
    EventBody body = OverrideRule.judged(event.body(), policy);
    return StatusRule.objection(body)
        .or(() -> PrivacyRule.objection(body, policy))
        .or(() -> WindowRule.objection(body, terms))
        .or(() -> SeriesRule.objection(body, terms.capabilities()))
        .map(Projected::excluded)
        .orElseGet(() -> Projected.shown(master(body, terms)));
  }

  private static DesiredPart master(EventBody body, Terms terms) {
    return new DesiredPart(
        Part.MASTER, shape(body, terms.policy()), Extent.of(body, terms.frame()));
  }

  private static MirrorShape shape(EventBody body, Policy policy) {
    return new MirrorShape(
        body.time(),
        DetailRule.shown(body.details(), policy),
        body.recurrence(),
        body.overrides().stream()
            .map(o -> new ShownOverride(o.slot(), o.time(), DetailRule.shown(o.details(), policy)))
            .toList());
  }
}

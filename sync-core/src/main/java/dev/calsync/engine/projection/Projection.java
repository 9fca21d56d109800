package dev.calsync.engine.projection;

import dev.calsync.event.CanonicalEvent;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.Participation;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeRange;
import dev.calsync.policy.Instance;
import dev.calsync.store.Part;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a target should show of an event. */
public final class Projection {

  /** Raised whenever the same event and terms may give another shape; re-projects (SEM-46). */
  public static final int VERSION = 5;

  private Projection() {}

  /**
   * Projects one event.
   *
   * @param event the event, a whole series as one
   * @param known the parts of its mirror that are there
   * @param terms what decides
   * @return what to show, or why nothing
   * @throws dev.calsync.failure.CalsyncException with code {@code UNKNOWN_ZONE} if a filter must
   *     know when the event takes place, and the zone data does not; {@code EXPANSION_INCOMPLETE}
   *     if its occurrences are written one by one, and there are too many to find them all
   */
  public static Projected project(CanonicalEvent event, Known known, Terms terms) {
    EventBody body = FloatingRule.kept(OverrideRule.asPrivateAsItsSeries(event.body()), terms);
    return body.isSeries()
        ? series(body, known, ZoneRule.terms(body, terms))
        : single(body, known, terms);
  }

  private static Projected series(EventBody body, Known known, Terms terms) {
    return AsKept.of(new SeriesProjection(body, known, terms).project(), known, terms);
  }

  private static Projected single(EventBody body, Known known, Terms terms) {
    Judge judge = new Judge(terms);
    Instance instance = judge.instance(body);
    return judge
        .objection(body.time().startSlot(), instance, body.time())
        .or(() -> WindowRule.objection(instance, known, terms.window()))
        .map(Projected::excluded)
        .orElseGet(() -> Projected.shown(single(Part.MASTER, instance, terms)));
  }

  /**
   * Why a slot of an event is not shown: a changed occurrence for any reason, an unchanged one
   * because of others (SEM-20, SEM-21); what else is wrong with it is wrong with its series.
   */
  public static Optional<Exclusion> objection(EventBody event, Slot slot, Terms terms) {
    Judge judge = new Judge(terms);
    return event.overrides().stream()
        .filter(override -> override.slot().equals(slot))
        .findFirst()
        .map(override -> judge.objection(slot, judge.instance(event, override), event.time()))
        .orElseGet(
            () ->
                terms
                    .elsewhere()
                    .objection(slot, event.time(), answer(event, terms), terms.frame()));
  }

  private static Participation answer(EventBody event, Terms terms) {
    return AnswerRule.answer(event.details(), terms.addresses());
  }

  /** Who keeps some slots of an event back. */
  public static Stream<Exclusion> others(EventBody event, Terms terms) {
    return terms.elsewhere().told(answer(event, terms));
  }

  /** A single object for an event or one occurrence. */
  static DesiredPart single(Part part, Instance instance, Terms terms) {
    Optional<TimeRange> widened =
        instance.extent().map(e -> BufferRule.widened(e, instance.time(), terms.policy().buffer()));
    EventTime time =
        terms.policy().buffer().isNone()
            ? instance.time()
            : widened
                .map(extent -> BufferRule.shown(instance.time(), extent, terms.frame()))
                .orElse(instance.time());
    MirrorShape shape =
        new MirrorShape(
            ZoneRule.shown(time, widened, terms),
            DetailRule.shown(instance, terms.policy()),
            Optional.empty(),
            List.of());
    return new DesiredPart(part, shape, widened);
  }
}

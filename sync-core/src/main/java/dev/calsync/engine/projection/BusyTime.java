package dev.calsync.engine.projection;

import dev.calsync.event.Availability;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime;
import dev.calsync.event.Expansion;
import dev.calsync.event.Occurrence;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeRange;
import dev.calsync.policy.Instance;
import java.util.List;
import java.util.stream.Stream;

/**
 * One stretch of its owner's time that an event takes: a single event or one occurrence, after all
 * rules of the policy, before any buffer.
 *
 * @param slot its original start
 * @param time when it takes place, in wall time or dates
 * @param extent when it takes place, in instants
 * @param availability {@code BUSY}, {@code TENTATIVE} or {@code OUT_OF_OFFICE}
 */
public record BusyTime(Slot slot, EventTime time, TimeRange extent, Availability availability) {

  /**
   * The time that an event takes within reach. Each occurrence is judged for itself (SEM-3); what
   * says that its owner is free, or was declined, takes none (SEM-8). Private events take time like
   * any other unless the policy skips them (SEM-19).
   *
   * @param event the event, a whole series as one
   * @param terms what decides
   * @return in the order of their starts; of a series with too many occurrences those that were
   *     found; nothing where the zone data does not know when it takes place
   */
  public static List<BusyTime> of(EventBody event, Terms terms) {
    EventBody body = OverrideRule.asPrivateAsItsSeries(event);
    return body.isSeries() ? ofSeries(body, terms) : ofSingle(body, terms);
  }

  private static List<BusyTime> ofSingle(EventBody body, Terms terms) {
    Judge judge = new Judge(terms);
    Instance instance = judge.instance(body);
    return instance
        .extent()
        .filter(extent -> terms.reach().overlaps(extent.from(), extent.to()))
        .filter(extent -> takesTime(instance) && judge.objection(instance).isEmpty())
        .map(
            extent ->
                new BusyTime(body.time().startSlot(), body.time(), extent, instance.availability()))
        .stream()
        .toList();
  }

  private static List<BusyTime> ofSeries(EventBody series, Terms terms) {
    Judge judge = new Judge(terms);
    Expansion within = terms.expander().between(series, terms.reach(), terms.frame());
    Instance unchanged = judge.instance(series);
    boolean alike = !terms.policy().variesWithin(series.time());
    boolean fails = !takesTime(unchanged) || judge.objection(unchanged).isPresent();
    return within.occurrences().stream()
        .filter(each -> each.override().isPresent() || !(alike && fails))
        .flatMap(each -> of(each, judge.instance(series, each), judge))
        .toList();
  }

  private static Stream<BusyTime> of(Occurrence each, Instance instance, Judge judge) {
    return takesTime(instance) && judge.objection(instance).isEmpty()
        ? Stream.of(
            new BusyTime(
                each.slot(),
                each.time(),
                new TimeRange(each.starts(), each.ends()),
                instance.availability()))
        : Stream.empty();
  }

  private static boolean takesTime(Instance instance) {
    return switch (instance.availability()) {
      case BUSY, TENTATIVE, OUT_OF_OFFICE -> true;
      case FREE, WORKING_ELSEWHERE -> false;
    };
  }
}

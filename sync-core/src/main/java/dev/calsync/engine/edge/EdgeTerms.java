package dev.calsync.engine.edge;

import dev.calsync.calendar.SeriesSupport;
import dev.calsync.engine.canonical.Bounds;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.EdgeRecord;
import dev.calsync.engine.form.ShapeForm;
import dev.calsync.engine.plan.Withdrawal;
import dev.calsync.engine.projection.Elsewhere;
import dev.calsync.engine.projection.Projection;
import dev.calsync.engine.projection.Terms;
import dev.calsync.event.SeriesExpander;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.policy.Retention;
import dev.calsync.policy.Window;
import dev.calsync.store.Evidence;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Stamps;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/**
 * An edge ready to be projected: both ends, and its policy's terms at a moment. What changed of the
 * basis is projected again; it writes only where a hash differs (SEM-46).
 *
 * @param edge the edge
 * @param source where its events come from
 * @param target where they are shown
 * @param terms what decides
 * @param keptFrom what ended before is not kept (R-C11)
 * @param today the beginning of the day; what ended before is over
 */
public record EdgeTerms(
    EdgeRecord edge,
    CalendarRecord source,
    CalendarRecord target,
    Terms terms,
    Instant keptFrom,
    Instant today) {

  /**
   * The two ends of an edge, the owner's addresses at its source, and what turns wall time into
   * instants there.
   */
  public record Ends(
      CalendarRecord source,
      CalendarRecord target,
      Set<String> addresses,
      TimeFrame frame,
      SeriesExpander expander) {}

  /** The terms of an edge at a moment. */
  public static EdgeTerms at(Instant now, EdgeRecord edge, Ends ends) {
    TimeRange window = edge.policy().window().at(now, ends.frame());
    Terms terms =
        new Terms(
            SourceDetail.of(edge, ends.source()).policy(edge.policy()),
            ends.target().capabilities(),
            window,
            Reach.of(window, now),
            ends.frame(),
            ends.addresses(),
            ends.expander(),
            Elsewhere.NOTHING);
    Instant keptFrom = edge.policy().retention().keptFrom(now, ends.frame());
    return new EdgeTerms(
        edge, ends.source(), ends.target(), terms, keptFrom, now.truncatedTo(ChronoUnit.DAYS));
  }

  /** For an event that others may show, too. */
  public EdgeTerms besides(Elsewhere others) {
    return new EdgeTerms(edge, source, target, terms.besides(others), keptFrom, today);
  }

  /** What the planning is made from. */
  Basis basis() {
    String fixed =
        String.join(
            ",",
            Long.toString(edge.revision()),
            Integer.toString(Projection.VERSION),
            Integer.toString(target.capabilities().version()),
            terms.frame().ownerZone().id());
    Basis basis =
        new Basis(
            fixed,
            terms.frame().rules().version(),
            reachMatters() ? terms.reach() : terms.window(),
            keptFrom);
    return detail() == SourceDetail.TOLD ? basis : basis.and(detail().name());
  }

  /** Whether the edge may show what its policy lets through. */
  public SourceDetail detail() {
    return SourceDetail.of(edge, source);
  }

  /**
   * Whether a mirror outlives its event: it is over, and its source merely lists it no more, as
   * feeds do that know no past. A block has no event to outlive: its time does.
   */
  public boolean keeps(MirrorRow mirror, Withdrawal why) {
    return !edge.merges()
        && why.evidence().filter(Evidence.Kind.ABSENCE::equals).isPresent()
        && end(mirror).filter(this::outlives).isPresent();
  }

  /** Whether what ended then stays though its source merely lists it no more. */
  public boolean outlives(Instant end) {
    return source.capabilities().reads().forgetsPast()
        && edge.policy().retention().equals(Retention.KEEP_PAST)
        && !end.isAfter(today);
  }

  private static Optional<Instant> end(MirrorRow mirror) {
    return mirror
        .extent()
        .or(
            () ->
                Optional.of(mirror.form())
                    .filter(form -> !form.isEmpty())
                    .map(form -> Bounds.of(ShapeForm.decode(form).body())))
        .map(TimeRange::to);
  }

  /** Whether time changes what this edge shows. */
  boolean moves() {
    boolean rolls = edge.policy().window().match(Window.Rolling::moves, fixed -> false);
    boolean reaches = reachMatters() && !terms.reach().equals(terms.window());
    return rolls || reaches || edge.policy().retention().days().isPresent();
  }

  /** Whether occurrences are written or judged one by one, so that time brings in new ones. */
  private boolean reachMatters() {
    return edge.merges()
        || target.capabilities().series().kept() == SeriesSupport.Kept.NONE
        || !target.capabilities().series().limits().isEmpty()
        || edge.policy().asksWhen()
        || !edge.policy().buffer().isNone();
  }

  /** Whether the window begins at some time, so that series may begin with it (SEM-9). */
  boolean beginsSomewhere() {
    return !terms.window().from().equals(TimeRange.ALWAYS.from());
  }

  Stamps stamps(long canonicalVersion) {
    return new Stamps(
        canonicalVersion,
        edge.revision(),
        Projection.VERSION,
        target.capabilities().version(),
        terms.frame().rules().version());
  }
}

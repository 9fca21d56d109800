package dev.calsync.engine.edge;

import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.EdgeRecord;
import dev.calsync.engine.projection.Projection;
import dev.calsync.engine.projection.Terms;
import dev.calsync.event.SeriesExpander;
import dev.calsync.event.TimeFrame;
import dev.calsync.store.Stamps;
import java.time.Instant;

/**
 * An edge ready to be projected: both ends, and its policy's terms at a moment. A change of the
 * basis re-projects the edge from the beginning; it writes only where a hash differs (SEM-46).
 */
public record EdgeTerms(
    EdgeRecord edge, CalendarRecord source, CalendarRecord target, Terms terms) {

  /** The two ends of an edge, and what turns wall time into instants there. */
  public record Ends(
      CalendarRecord source, CalendarRecord target, TimeFrame frame, SeriesExpander expander) {}

  /** The terms of an edge at a moment. */
  public static EdgeTerms at(Instant now, EdgeRecord edge, Ends ends) {
    Terms terms =
        new Terms(
            edge.policy(),
            ends.target().capabilities(),
            edge.policy().window().at(now, ends.frame()),
            ends.frame(),
            ends.expander());
    return new EdgeTerms(edge, ends.source(), ends.target(), terms);
  }

  /** What the planning is made from, as text. */
  String basis() {
    return String.join(
        "|",
        Long.toString(edge.revision()),
        Integer.toString(Projection.VERSION),
        Integer.toString(target.capabilities().version()),
        terms.frame().rules().version(),
        terms.frame().ownerZone().id(),
        terms.window().from().toString(),
        terms.window().to().toString());
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

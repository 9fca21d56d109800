package dev.calsync.engine.edge;

import dev.calsync.calendar.CalendarId;
import dev.calsync.engine.directory.EdgeRecord;
import java.util.List;

/**
 * An edge ready to be planned, with all its sources.
 *
 * @param sources its terms for each source, in the order of the edge; they differ in the source and
 *     in the owner's addresses there
 */
public record SourcedEdge(List<EdgeTerms> sources) {

  /** Copies the list. */
  public SourcedEdge {
    sources = List.copyOf(sources);
  }

  /** What holds for all sources alike. */
  public EdgeTerms terms() {
    return sources.get(0);
  }

  /** The edge as it is kept. */
  public EdgeRecord edge() {
    return terms().edge();
  }

  /** The sources. */
  public List<CalendarId> calendars() {
    return edge().sources();
  }
}

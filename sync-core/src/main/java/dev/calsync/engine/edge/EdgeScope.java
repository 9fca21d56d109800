package dev.calsync.engine.edge;

import dev.calsync.calendar.CalendarId;
import java.util.Set;

/**
 * An edge and the calendars whose copies of a meeting keep it from being shown (SEM-20).
 *
 * @param terms the edge
 * @param present those calendars, its source apart
 */
record EdgeScope(EdgeTerms terms, Set<CalendarId> present) {

  /** Copies the set. */
  EdgeScope {
    present = Set.copyOf(present);
  }

  /** How it stands, and where it looks. */
  String text() {
    return String.join(
        "|",
        terms.edge().id().value(),
        Integer.toString(terms.edge().rank().priority()),
        terms.edge().rank().madeAt().toString(),
        present.stream().map(CalendarId::value).sorted().toList().toString());
  }

  /** The same, and what it lets through; time passes for both alike if their windows are equal. */
  String textBeside(EdgeScope other) {
    boolean alike = terms.edge().policy().window().equals(other.terms().edge().policy().window());
    Basis basis = terms.basis();
    return text() + "|" + (alike ? basis.terms() : basis.text());
  }
}

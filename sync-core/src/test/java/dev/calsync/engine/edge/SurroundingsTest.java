package dev.calsync.engine.edge;

import static dev.calsync.engine.edge.OnEdge.HOME;
import static dev.calsync.engine.edge.OnEdge.WORK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.CalendarId;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.Records;
import dev.calsync.policy.Policy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whose changes may change what an edge shows (decision 21). */
class SurroundingsTest {

  private static final CalendarId FOURTH = CalendarId.of("fourth");
  private static final CalendarRecord THIRD = Records.calendar("third");

  /** What keeps another edge back lets this one show the meeting, though it looks elsewhere. */
  @Test
  void theWitnessesAreWhereItAndItsRivalsLookForCopiesAndTheSourcesOfThese() {
    EdgeScope own = new EdgeScope(OnEdge.terms(Policy.busy()), Set.of(HOME.id()));
    EdgeTerms terms =
        EdgeTerms.at(
            OnEdge.NOW,
            OnEdge.edge(Policy.busy()),
            new EdgeTerms.Ends(THIRD, HOME, Set.of(), OnEdge.UTC, OnEdge.NOTHING));
    EdgeScope rival = new EdgeScope(terms, Set.of(HOME.id(), FOURTH, WORK.id()));

    assertThat(new Surroundings(own, List.of(), Map.of()).witnesses()).containsExactly(HOME.id());
    assertThat(new Surroundings(own, List.of(rival), Map.of()).witnesses())
        .containsExactlyInAnyOrder(HOME.id(), THIRD.id(), FOURTH);
  }
}

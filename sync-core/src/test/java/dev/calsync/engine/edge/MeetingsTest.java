package dev.calsync.engine.edge;

import static dev.calsync.engine.edge.OnEdge.HOME;
import static dev.calsync.engine.edge.OnEdge.WORK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.CalendarId;
import dev.calsync.engine.projection.Elsewhere;
import dev.calsync.engine.sample.Events;
import dev.calsync.event.EventBody;
import dev.calsync.policy.Policy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which copies are copies of one meeting (SEM-22). */
class MeetingsTest {

  private static final String OCCURRENCE = "040000008200E00074C5B7101A82E008%s" + "00".repeat(20);
  private static final EventBody BODY =
      EventBody.single(Events.berlin("2026-12-01T11:00"), Events.details("Team"));

  private static Copy copy(CalendarId calendar, String uid, long masters) {
    return new Copy(calendar, uid, "m", masters, () -> BODY);
  }

  private static Elsewhere of(Copy... copies) {
    Surroundings around =
        new Surroundings(
            new EdgeScope(OnEdge.terms(Policy.busy()), Set.of(HOME.id())), List.of(), Map.of());
    return new Meetings(around, List.of(copies), Map.of()).of("m", Optional.of("m"));
  }

  @Test
  void aCopyInTheTargetIsPresent() {
    assertThat(of(copy(WORK.id(), "m", 1), copy(HOME.id(), "m", 1)).rivals()).hasSize(1);
    assertThat(of(copy(WORK.id(), "m", 1)).rivals()).isEmpty();
    assertThat(of(copy(WORK.id(), "m", 1), copy(CalendarId.of("third"), "m", 1)).rivals())
        .isEmpty();
  }

  /** UIDs seen on more than one live master in a calendar give no key. */
  @Test
  void aUidThatSeveralMastersBearNamesNoMeeting() {
    assertThat(of(copy(WORK.id(), "m", 1), copy(HOME.id(), "m", 2)).rivals()).isEmpty();
    assertThat(of(copy(WORK.id(), "m", 2), copy(HOME.id(), "m", 1)).rivals()).isEmpty();
    assertThat(
            of(copy(WORK.id(), "m", 1), copy(HOME.id(), "m", 1), copy(HOME.id(), " m", 1)).rivals())
        .isEmpty();
  }

  /** Who was invited to some occurrences alone has an event for each of them. */
  @Test
  void occurrencesOfOneMeetingAreNoSecondMasters() {
    Copy eighth = copy(HOME.id(), OCCURRENCE.formatted("07EA0C08"), 1);
    Copy fifteenth = copy(HOME.id(), OCCURRENCE.formatted("07EA0C0F"), 1);

    assertThat(of(copy(WORK.id(), "m", 1), eighth, fifteenth).rivals()).hasSize(2);
  }

  @Test
  void anEventWithoutANameIsNoMeeting() {
    Surroundings around =
        new Surroundings(
            new EdgeScope(OnEdge.terms(Policy.busy()), Set.of(HOME.id())), List.of(), Map.of());
    Meetings none = new Meetings(around, List.of(), Map.of());

    assertThat(none.of("m", Optional.empty())).isEqualTo(Elsewhere.NOTHING);
    assertThat(none.of("m", Optional.of("m"))).isEqualTo(Elsewhere.NOTHING);
  }
}

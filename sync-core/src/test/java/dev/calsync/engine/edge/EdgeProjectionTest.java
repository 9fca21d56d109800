package dev.calsync.engine.edge;

import static dev.calsync.engine.edge.OnEdge.NAMES;
import static dev.calsync.engine.edge.OnEdge.terms;
import static dev.calsync.engine.sample.Events.berlin;
import static dev.calsync.engine.sample.Events.details;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.engine.edge.EdgeProjection.There;
import dev.calsync.engine.form.BodyForm;
import dev.calsync.engine.plan.Withdrawal;
import dev.calsync.engine.sample.Mirrors;
import dev.calsync.event.Availability;
import dev.calsync.event.CanonicalKey;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventStatus;
import dev.calsync.event.Slot;
import dev.calsync.event.Visibility;
import dev.calsync.policy.Policy;
import dev.calsync.policy.Window;
import dev.calsync.store.CanonicalRow;
import dev.calsync.store.Evidence;
import dev.calsync.store.MirrorIdentity;
import dev.calsync.store.Part;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EdgeProjectionTest {

  private static final EventBody TEN =
      EventBody.single(berlin("2026-12-02T10:00"), details("Dentist"));

  @Test
  void aLiveEventIsShown() {
    EdgeProjection shown =
        EdgeProjection.of(row(TEN, Optional.empty()), There.rows(List.of()), terms(Policy.busy()));

    assertThat(shown.uid()).isEqualTo("uid-1");
    assertThat(shown.version()).isEqualTo(3);
    assertThat(shown.parts()).hasSize(1);
    assertThat(shown.shows(Part.MASTER)).isTrue();
    assertThat(shown.shows(Part.slot(Slot.parse("2026-12-02T10:00")))).isFalse();
  }

  /** A part that nobody wants any more is no deletion of the source. */
  @Test
  void whatAShownEventDoesNotNeedIsNoDeletion() {
    assertThat(
            EdgeProjection.of("uid-1", 3, TEN, There.rows(List.of()), terms(Policy.busy()))
                .withdrawal())
        .isEqualTo(Withdrawal.excluded("PART_NOT_NEEDED"));
  }

  @ParameterizedTest
  @EnumSource(Evidence.Kind.class)
  void aDeletedEventIsWithdrawnByItsEvidence(Evidence.Kind kind) {
    EdgeProjection gone =
        EdgeProjection.of(
            row(TEN, Optional.of(new Evidence(kind, "pass"))),
            There.rows(List.of()),
            terms(Policy.busy()));

    assertThat(gone.parts()).isEmpty();
    assertThat(gone.withdrawal()).isEqualTo(Withdrawal.deleted(kind));
  }

  @Test
  void anEventThatTheEdgeDoesNotShowIsWithdrawnByItsRule() {
    EventBody cancelled =
        EventBody.single(
            berlin("2026-12-02T10:00"),
            details("Dentist", Availability.BUSY, Visibility.NORMAL, EventStatus.CANCELLED));

    EdgeProjection hidden =
        EdgeProjection.of("uid-1", 3, cancelled, There.rows(List.of()), terms(Policy.busy()));

    assertThat(hidden.parts()).isEmpty();
    assertThat(hidden.withdrawal()).isEqualTo(Withdrawal.excluded("CANCELLED", "status"));
  }

  /** R-C11: only time took it out, so a mirror that is there stays, and is kept in step. */
  @Test
  void anEventOutsideTheWindowKeepsTheMirrorThatItHas() {
    Policy month = Policy.builder().window(Window.past(Period.ofDays(30))).build();
    EventBody old = EventBody.single(berlin("2026-03-02T10:00"), details("Dentist"));
    MirrorIdentity identity =
        NAMES.identity(EdgeProjection.lineage(NAMES, terms(month), "uid-1", Part.MASTER), 0);
    Mirrors there = Mirrors.settled(identity, Mirrors.hash("shown"), Mirrors.at("id", "uid"));

    assertThat(
            EdgeProjection.of("uid-1", 3, old, There.rows(List.of(there.row())), terms(month))
                .parts())
        .hasSize(1);
    assertThat(EdgeProjection.of("uid-1", 3, old, There.rows(List.of()), terms(month)).withdrawal())
        .isEqualTo(Withdrawal.excluded("OUTSIDE_WINDOW", "window"));
    assertThat(
            EdgeProjection.of(
                    "uid-1",
                    3,
                    old,
                    There.rows(List.of(Mirrors.tombstone(identity).row())),
                    terms(month))
                .parts())
        .isEmpty();
  }

  /** R-F5: nothing that only our store knows is part of a name. */
  @Test
  void theLineageIsMadeOfTheProvidersNames() {
    EdgeTerms terms = terms(Policy.busy());

    assertThat(EdgeProjection.lineage(NAMES, terms, "uid-1", Part.MASTER))
        .isEqualTo(
            NAMES.lineage(
                "key of e1",
                new CanonicalKey("provider/work", "uid-1"),
                Part.MASTER,
                "provider/home"));
  }

  private static CanonicalRow row(EventBody body, Optional<Evidence> removal) {
    return new CanonicalRow("uid-1", 3, 9, BodyForm.encode(body), removal, Optional.empty());
  }
}

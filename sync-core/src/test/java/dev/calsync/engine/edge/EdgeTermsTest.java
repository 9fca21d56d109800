package dev.calsync.engine.edge;

import static dev.calsync.engine.edge.OnEdge.HOME;
import static dev.calsync.engine.edge.OnEdge.NOW;
import static dev.calsync.engine.edge.OnEdge.UTC;
import static dev.calsync.engine.edge.OnEdge.edge;
import static dev.calsync.engine.edge.OnEdge.terms;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.engine.directory.EdgeRecord;
import dev.calsync.engine.directory.Records;
import dev.calsync.engine.projection.Projection;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.policy.Policy;
import dev.calsync.policy.Window;
import dev.calsync.store.Stamps;
import java.time.Duration;
import java.time.Period;
import java.time.zone.ZoneRules;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** SEM-46: whatever a projection is made from re-projects the edge when it changes. */
class EdgeTermsTest {

  private static final Policy ROLLING =
      Policy.builder().window(Window.past(Period.ofDays(30))).build();
  private static final Basis BASIS = terms(ROLLING).basis();

  @Test
  void theSameTermsAreTheSameBasis() {
    assertThat(terms(edge(ROLLING), Records.calendar("home"), UTC, NOW).basis()).isEqualTo(BASIS);
  }

  @Test
  void theHoursOfADayDoNotMoveTheWindow() {
    assertThat(terms(edge(ROLLING), HOME, UTC, NOW.plus(Duration.ofHours(11))).basis())
        .isEqualTo(BASIS);
  }

  /** R-C11. */
  @Test
  void aNewDayMovesARollingWindowAndNoOther() {
    assertThat(terms(edge(ROLLING), HOME, UTC, NOW.plus(Duration.ofDays(1))).basis())
        .isNotEqualTo(BASIS);
    assertThat(terms(edge(Policy.busy()), HOME, UTC, NOW.plus(Duration.ofDays(1))).basis())
        .isEqualTo(terms(Policy.busy()).basis());
  }

  @Test
  void anotherPolicyRevisionIsAnotherBasis() {
    EdgeRecord edge = edge(ROLLING);
    EdgeRecord revised = edge.with(edge.sources(), edge.policy());

    assertThat(terms(revised, HOME, UTC, NOW).basis()).isNotEqualTo(BASIS);
  }

  /** Another release may project the same event otherwise. */
  @Test
  void anotherVersionOfTheProjectionIsAnotherBasis() {
    assertThat(BASIS.terms())
        .isEqualTo(
            String.join(
                ",",
                "1",
                Integer.toString(Projection.VERSION),
                Integer.toString(HOME.capabilities().version()),
                TimeZoneId.UTC.id()));
  }

  @Test
  void otherCapabilitiesOfTheTargetAreAnotherBasis() {
    assertThat(
            terms(edge(ROLLING), Records.calendar("home", Records.capabilities(2)), UTC, NOW)
                .basis())
        .isNotEqualTo(BASIS);
  }

  @Test
  void otherZoneDataAndAnotherZoneOfTheOwnerAreAnotherBasis() {
    TimeFrame newer = new TimeFrame(new Renamed("2099z"), TimeZoneId.UTC);
    TimeFrame elsewhere = new TimeFrame(ZoneRulesSource.jdk(), new TimeZoneId("Etc/UTC"));

    assertThat(terms(edge(ROLLING), HOME, newer, NOW).basis()).isNotEqualTo(BASIS);
    assertThat(terms(edge(ROLLING), HOME, elsewhere, NOW).basis()).isNotEqualTo(BASIS);
  }

  @Test
  void theStampsSayWhatAProjectionWasMadeFrom() {
    TimeFrame newer = new TimeFrame(new Renamed("2099z"), TimeZoneId.UTC);
    Stamps stamps =
        terms(edge(ROLLING), Records.calendar("home", Records.capabilities(4)), newer, NOW)
            .stamps(17);

    assertThat(stamps.canonicalVersion()).isEqualTo(17);
    assertThat(stamps.policyRevision()).isEqualTo(1);
    assertThat(stamps.capabilitiesVersion()).isEqualTo(4);
    assertThat(stamps.zoneData()).isEqualTo("2099z");
  }

  /** The JDK's rules under the name of another release. */
  private record Renamed(String version) implements ZoneRulesSource {
    @Override
    public Optional<ZoneRules> rules(TimeZoneId zone) {
      return ZoneRulesSource.jdk().rules(zone);
    }
  }
}

package dev.calsync.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.crash.Fleet.Loss;
import dev.calsync.crash.LeaseHistory.Recovery;
import dev.calsync.crash.PostgresNode.Outage;
import dev.calsync.crash.Witness.Leased;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What counts as a lane that was lost, and as its recovery. w1 is the node that is lost, at 10. */
class RecoveriesTest {

  private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
  private static final Loss FOR_GOOD = new Loss("w1", at(10), Optional.empty());

  private final List<Leased> changes = new ArrayList<>();
  private final List<Outage> outages = new ArrayList<>();

  @Test
  void aLaneIsRecoveredWhenSomebodyElseClaimsIt() {
    held(9, "w1-1", 1, 14);
    freed(15, 1, true);
    held(17, "w2-1", 2, 22);

    assertThat(tookAfter(FOR_GOOD)).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void aLaneThatNobodyFreesIsNeverRecovered() {
    held(9, "w1-1", 1, 14);

    assertThat(recoveriesAfter(FOR_GOOD).never()).hasSize(1);
  }

  @Test
  void aLaneWithWorkThatNobodyClaimsIsNeverRecovered() {
    held(9, "w1-1", 1, 14);
    freed(15, 1, true);

    assertThat(recoveriesAfter(FOR_GOOD).never()).hasSize(1);
  }

  @Test
  void aLaneWithoutWorkIsRecoveredWhenItIsFreeWheneverSomebodyClaimsItNext() {
    held(9, "w1-1", 1, 14);
    freed(15, 1, false);
    held(80, "w2-1", 2, 85);

    assertThat(tookAfter(FOR_GOOD)).containsExactly(Duration.ofSeconds(5));
  }

  @Test
  void aPauseThatEndsBeforeTheLeaseDoesIsNoLoss() {
    held(9, "w1-1", 1, 14);
    freed(20, 1, true);

    assertThat(lossesAfter(new Loss("w1", at(10), Optional.of(at(13))))).isEmpty();
  }

  @Test
  void aPauseThatOutlastsTheLeaseIsALossThoughItEnds() {
    held(9, "w1-1", 1, 14);
    freed(15, 1, true);
    held(16, "w1-1", 2, 21);

    assertThat(tookAfter(new Loss("w1", at(10), Optional.of(at(15)))))
        .containsExactly(Duration.ofSeconds(6));
  }

  @Test
  void whoWakesLateAndEndsItsWorkRecoversTheLane() {
    held(9, "w1-1", 1, 14);
    freed(16, 1, false);

    assertThat(tookAfter(new Loss("w1", at(10), Optional.of(at(15)))))
        .containsExactly(Duration.ofSeconds(6));
  }

  @Test
  void aRenewalThatWasUnderWayIsNoRecovery() {
    held(9, "w1-1", 1, 14);
    held(11, "w1-1", 1, 16);
    freed(17, 1, true);
    held(18, "w2-1", 2, 23);

    assertThat(tookAfter(FOR_GOOD)).containsExactly(Duration.ofSeconds(8));
  }

  @Test
  void aClaimThatWasUnderWayLeavesALaneBehind() {
    held(11, "w1-1", 1, 16);
    freed(17, 1, true);
    held(18, "w2-1", 2, 23);

    assertThat(tookAfter(FOR_GOOD)).containsExactly(Duration.ofSeconds(8));
  }

  @Test
  void aLaneThatWasGivenBackWithTheLastStatementIsNotLost() {
    held(9, "w1-1", 1, 14);
    freed(11, 1, true);
    held(40, "w2-1", 2, 45);

    assertThat(lossesAfter(FOR_GOOD)).isEmpty();
  }

  @Test
  void aLaneThatWasGivenBackBeforeIsNotLost() {
    held(8, "w1-1", 1, 13);
    freed(9, 1, true);
    held(40, "w2-1", 2, 45);

    assertThat(lossesAfter(FOR_GOOD)).isEmpty();
  }

  @Test
  void aLaneOfSomebodyElseIsNotLost() {
    held(9, "w11-1", 1, 14);

    assertThat(lossesAfter(FOR_GOOD)).isEmpty();
  }

  @Test
  void aLaneOverAnOutageIsToldApart() {
    held(9, "w1-1", 1, 14);
    freed(30, 1, true);
    held(31, "w2-1", 2, 36);
    outages.add(new Outage(at(12), at(25)));

    Recoveries recoveries = recoveriesAfter(FOR_GOOD);

    assertThat(recoveries.percentile(100)).isZero();
    assertThat(recoveries.never()).isEmpty();
  }

  @Test
  void aLaneThatIsNobodysLongAfterTheOutageCountsFromItsEnd() {
    held(9, "w1-1", 1, 14);
    freed(44, 1, true);
    held(45, "w2-1", 2, 50);
    outages.add(new Outage(at(12), at(14)));
    outages.add(new Outage(at(20), at(25)));

    assertThat(recoveriesAfter(FOR_GOOD).percentile(100)).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void aLaneThatIsClaimedBeforeTheOutageIsSaidToBeOverTookNoTimeAfterIt() {
    held(9, "w1-1", 1, 14);
    freed(20, 1, true);
    held(21, "w2-1", 2, 26);
    outages.add(new Outage(at(12), at(22)));

    assertThat(recoveriesAfter(FOR_GOOD)).asString().contains("slowest after it PT0S for");
  }

  @Test
  void anOutageBeforeOrAfterChangesNothing() {
    held(9, "w1-1", 1, 14);
    freed(15, 1, true);
    held(17, "w2-1", 2, 22);
    outages.add(new Outage(at(5), at(9)));
    outages.add(new Outage(at(18), at(19)));

    assertThat(recoveriesAfter(FOR_GOOD).percentile(100)).isEqualTo(Duration.ofSeconds(7));
  }

  private List<Recovery> lossesAfter(Loss loss) {
    return new LeaseHistory(changes).after(loss);
  }

  private List<Duration> tookAfter(Loss loss) {
    return lossesAfter(loss).stream().flatMap(it -> it.took().stream()).toList();
  }

  private Recoveries recoveriesAfter(Loss loss) {
    return new Recoveries(new LeaseHistory(changes), List.of(loss), outages);
  }

  private void held(int from, String node, long fence, int until) {
    changes.add(
        new Leased(
            changes.size(), at(from), "c", "OUT", fence, Optional.of(node), at(until), false));
  }

  private void freed(int when, long fence, boolean waits) {
    changes.add(
        new Leased(
            changes.size(), at(when), "c", "OUT", fence, Optional.empty(), Instant.MIN, waits));
  }

  private static Instant at(int second) {
    return START.plusSeconds(second);
  }
}

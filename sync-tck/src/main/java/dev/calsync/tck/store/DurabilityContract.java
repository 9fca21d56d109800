package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.ANN;
import static dev.calsync.tck.store.Bench.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What was answered is there after a crash, and so is the right to go on (INV-18, FLT-44). */
public interface DurabilityContract extends StoreContract {

  @Test
  default void d01_everythingSurvivesACrash() {
    FullHouse.of(rig(), ANN);
    Everything before = Everything.of(rig(), ANN);
    rig().reopen();

    assertThat(Everything.of(rig(), ANN)).isEqualTo(before);
    assertThat(rig().store().targets().openAttempts(ANN, Bench.ELSEWHERE, 9)).hasSize(1);
  }

  @Test
  default void d02_leasesAndPlacesSurviveACrash() {
    FullHouse house = FullHouse.of(rig(), ANN);
    rig().reopen();

    assertThat(new JobScene(rig()).claim(9)).isEmpty();
    house.leased().forEach(FullHouse.Operation::run);
    assertThat(rig().store().targets().untilDue(ANN, TARGET)).isPresent();
  }
}

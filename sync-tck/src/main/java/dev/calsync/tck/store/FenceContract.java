package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.ANN;
import static dev.calsync.tck.store.Bench.LEASE;
import static dev.calsync.tck.store.Bench.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.failure.StaleLeaseException;
import dev.calsync.store.LaneEnd;
import dev.calsync.store.Lease;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Only the holder of a lane may write, and it is told as soon as it is not (INV-8). */
public interface FenceContract extends StoreContract {

  @Test
  default void f01_theHolderMayDoEverything() {
    everythingHasAnEffect(FullHouse.of(rig(), ANN));
  }

  @Test
  default void f02_aLeaseThatRanOutIsGoodUntilSomebodyFreesTheLane() {
    FullHouse house = FullHouse.of(rig(), ANN);
    rig().advance(LEASE.multipliedBy(2));

    everythingHasAnEffect(house);
  }

  @Test
  default void f03_anOlderHolderIsRefusedAndChangesNothing() {
    FullHouse house = FullHouse.of(rig(), ANN);
    rig().advance(LEASE);
    rig().store().jobs().releaseExpired();
    assertThat(new JobScene(rig()).claim(9)).hasSize(2);

    everythingIsRefused(house, UnaryOperator.identity());
  }

  @Test
  default void f04_aHolderWhoseLaneWasFreedIsRefusedAndChangesNothing() {
    FullHouse house = FullHouse.of(rig(), ANN);
    rig().advance(LEASE);
    assertThat(rig().store().jobs().releaseExpired()).isEqualTo(2);

    everythingIsRefused(house, UnaryOperator.identity());
  }

  @Test
  default void f05_aHolderWhoGaveTheLaneBackIsRefusedAndChangesNothing() {
    FullHouse house = FullHouse.of(rig(), ANN);
    for (Lease lease : List.of(house.in(), house.out())) {
      JobScene.finish(rig().store(), new LaneEnd(lease, List.of(), true, Optional.empty()));
    }

    everythingIsRefused(house, UnaryOperator.identity());
  }

  @Test
  default void f06_aFenceThatWasNeverGivenIsRefused() {
    FullHouse house = FullHouse.of(rig(), ANN);

    everythingIsRefused(house, it -> new Lease(it.lane(), it.fence() + 1));
    everythingIsRefused(house, it -> new Lease(it.lane(), it.fence() - 1));
    everythingIsRefused(house, it -> new Lease(in(ANN, "never-claimed"), it.fence()));
  }

  private void everythingHasAnEffect(FullHouse house) {
    for (FullHouse.Operation operation : house.leased()) {
      Everything before = Everything.of(rig(), ANN);
      operation.run();
      assertThat(Everything.of(rig(), ANN)).as(operation.name()).isNotEqualTo(before);
    }
  }

  private void everythingIsRefused(FullHouse house, UnaryOperator<Lease> forged) {
    Everything before = Everything.of(rig(), ANN);
    for (FullHouse.Operation operation : house.leased()) {
      assertThatThrownBy(() -> operation.call().accept(forged.apply(operation.lease())))
          .as(operation.name())
          .isInstanceOf(StaleLeaseException.class);
    }
    assertThat(Everything.of(rig(), ANN)).isEqualTo(before);
  }
}

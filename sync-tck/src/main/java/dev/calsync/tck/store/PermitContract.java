package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.minutes;
import static dev.calsync.tck.store.Bench.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.store.Bucket;
import dev.calsync.store.BucketLevel;
import dev.calsync.store.Drawn;
import dev.calsync.store.PermitStore;
import dev.calsync.store.PermitStore.Count;
import dev.calsync.store.PermitStore.Draw;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Limits are kept by all nodes together, and complaints are heeded (R-D6, INV-20). */
public interface PermitContract extends StoreContract {

  @Test
  default void q01_aBucketIsFullUntilItIsDrawnFrom() {
    assertThat(permits().level(PermitScene.TEN)).isEqualTo(BucketLevel.FULL);
    assertThat(PermitScene.draw(rig(), PermitScene.TEN, 1, 4)).isEqualTo(4);
    assertThat(permits().level(PermitScene.TEN).permits(PermitScene.TEN)).isEqualTo(6);
  }

  @Test
  default void q02_aDrawTakesWhatIsThereBetweenLeastAndMost() {
    assertThat(PermitScene.draw(rig(), PermitScene.TEN, 1, 7)).isEqualTo(7);
    assertThat(PermitScene.draw(rig(), PermitScene.TEN, 2, 7)).isEqualTo(3);
    assertThat(PermitScene.draw(rig(), PermitScene.TEN, 1, 7)).isZero();
  }

  @Test
  default void q03_aDrawThatCannotBeMetSaysWhenAndTakesNothing() {
    PermitScene.draw(rig(), PermitScene.TEN, 8, 8);

    assertThat(permits().drawPermits(List.of(new Draw(PermitScene.TEN, 5, 5, 0))))
        .isEqualTo(new Drawn.Later(seconds(3)));
    rig().advance(Duration.ofMillis(2_999));
    assertThat(permits().drawPermits(List.of(new Draw(PermitScene.TEN, 5, 5, 0))))
        .isEqualTo(new Drawn.Later(Duration.ofMillis(1)));
    rig().advance(Duration.ofMillis(1));
    assertThat(PermitScene.draw(rig(), PermitScene.TEN, 5, 5)).isEqualTo(5);
  }

  @Test
  default void q04_ofSeveralBucketsAllGiveOrNone() {
    Bucket slow = new Bucket("account", 2, seconds(20));
    Draw one = new Draw(PermitScene.TEN, 1, 5, 0);
    assertThat(permits().drawPermits(List.of(one, new Draw(slow, 1, 5, 0))))
        .isEqualTo(new Drawn.Permits(List.of(5, 2)));

    assertThat(permits().drawPermits(List.of(one, new Draw(slow, 1, 1, 0))))
        .isEqualTo(new Drawn.Later(seconds(20)));
    assertThat(permits().level(PermitScene.TEN).permits(PermitScene.TEN)).isEqualTo(5);
    assertThat(permits().drawPermits(List.of(new Draw(slow, 2, 2, 0), one)))
        .isEqualTo(new Drawn.Later(seconds(40)));
  }

  @Test
  default void q05_aDrawLeavesWhatItIsToldToLeaveForMoreUrgentWork() {
    assertThat(permits().drawPermits(List.of(new Draw(PermitScene.TEN, 1, 9, 6))))
        .isEqualTo(new Drawn.Permits(List.of(4)));

    assertThat(permits().drawPermits(List.of(new Draw(PermitScene.TEN, 2, 9, 6))))
        .isEqualTo(new Drawn.Later(seconds(2)));
    assertThat(PermitScene.draw(rig(), PermitScene.TEN, 6, 6)).isEqualTo(6);
  }

  @Test
  default void q06_aBucketFillsByTheStoresClockAndNoFurtherThanItsSize() {
    PermitScene.draw(rig(), PermitScene.TEN, 10, 10);
    rig().advance(seconds(4));
    assertThat(PermitScene.draw(rig(), PermitScene.TEN, 1, 10)).isEqualTo(4);
    rig().advance(minutes(9));
    assertThat(PermitScene.draw(rig(), PermitScene.TEN, 1, 99)).isEqualTo(10);
  }

  @Test
  default void q07_unusedPermitsGoBackAndFillNothingOver() {
    PermitScene.draw(rig(), PermitScene.TEN, 6, 6);
    permits().returnPermits(List.of(new Count(PermitScene.TEN, 5)));
    assertThat(permits().level(PermitScene.TEN).permits(PermitScene.TEN)).isEqualTo(9);

    rig().advance(seconds(1));
    permits().returnPermits(List.of(new Count(PermitScene.TEN, 5)));
    assertThat(PermitScene.draw(rig(), PermitScene.TEN, 1, 99)).isEqualTo(10);
  }

  @Test
  default void q08_aComplaintEmptiesABucketForAWhileAndHalvesItsPace() {
    permits().penalise(PermitScene.TEN, seconds(30));

    assertThat(permits().drawPermits(List.of(new Draw(PermitScene.TEN, 1, 1, 0))))
        .isEqualTo(new Drawn.Later(seconds(32)));
    permits().penalise(PermitScene.TEN, seconds(40));
    permits().penalise(PermitScene.TEN, seconds(20));
    rig().advance(seconds(40));
    assertThat(permits().level(PermitScene.TEN))
        .isEqualTo(BucketLevel.FULL.penalised(PermitScene.TEN, seconds(40)).after(seconds(40)));
  }

  @Test
  default void q09_aBucketRecoversMinuteByMinute() {
    permits().penalise(PermitScene.TEN, seconds(30));
    rig().advance(seconds(30));
    permits().penalise(PermitScene.TEN, seconds(10));

    assertThat(permits().level(PermitScene.TEN).pace()).isEqualTo(4);
    rig().advance(seconds(10 + 60 * 3));
    assertThat(permits().level(PermitScene.TEN).pace()).isEqualTo(7);
    PermitScene.draw(rig(), PermitScene.TEN, 1, 10);
    rig().advance(seconds(60 * 9));
    assertThat(permits().level(PermitScene.TEN)).isEqualTo(BucketLevel.FULL);
  }

  @Test
  default void q10_changedSettingsCountFromTheNextUse() {
    PermitScene.draw(rig(), PermitScene.TEN, 10, 10);
    Bucket wider = new Bucket(PermitScene.TEN.name(), 40, Duration.ofMillis(500));

    assertThat(permits().level(wider).permits(wider)).isEqualTo(20);
    rig().advance(seconds(1));
    assertThat(permits().level(wider).permits(wider)).isEqualTo(22);
  }

  @Test
  default void q11_bucketsThatAreFullAgainAreForgottenWithoutATrace() {
    Bucket other = new Bucket("other", 10, seconds(1));
    PermitScene.draw(rig(), PermitScene.TEN, 2, 2);
    PermitScene.draw(rig(), other, 3, 3);
    assertThat(permits().forgetFull(9)).isZero();
    rig().advance(seconds(2));

    assertThat(permits().forgetFull(9)).isEqualTo(1);
    assertThat(permits().forgetFull(9)).isZero();
    assertThat(permits().level(PermitScene.TEN)).isEqualTo(BucketLevel.FULL);
    assertThat(permits().level(other).permits(other)).isEqualTo(9);
    rig().advance(seconds(1));
    PermitScene.draw(rig(), PermitScene.TEN, 1, 1);
    rig().advance(seconds(1));
    assertThat(permits().forgetFull(1)).isEqualTo(1);
    assertThat(permits().forgetFull(1)).isEqualTo(1);
  }

  @Test
  default void q12_manyWhoDrawTogetherGetNoMoreThanThereIs() throws Exception {
    Bucket hundred = new Bucket("hundred", 100, Duration.ofDays(1));
    List<Integer> drawn =
        Crowd.together(
            4,
            () ->
                IntStream.range(0, 40)
                    .mapToObj(any -> PermitScene.draw(rig(), hundred, 1, 1))
                    .toList());

    assertThat(drawn.stream().mapToInt(it -> it).sum()).isEqualTo(100);
    assertThat(permits().level(hundred).permits(hundred)).isZero();
  }

  @Test
  default void q13_whatWasDrawnStaysDrawnAfterACrash() {
    PermitScene.draw(rig(), PermitScene.TEN, 7, 7);
    permits().penalise(new Bucket("other", 5, seconds(1)), minutes(2));
    BucketLevel other = permits().level(new Bucket("other", 5, seconds(1)));
    rig().reopen();

    assertThat(permits().level(PermitScene.TEN).permits(PermitScene.TEN)).isEqualTo(3);
    assertThat(permits().level(new Bucket("other", 5, seconds(1)))).isEqualTo(other);
  }

  @Test
  default void q14_requestsThatWentOutWhateverWasLeftCountAllTheSame() {
    PermitScene.draw(rig(), PermitScene.TEN, 8, 8);
    permits().chargePermits(List.of(new Count(PermitScene.TEN, 5)));

    assertThat(permits().drawPermits(List.of(new Draw(PermitScene.TEN, 1, 1, 0))))
        .isEqualTo(new Drawn.Later(seconds(4)));
    rig().advance(seconds(5));
    assertThat(PermitScene.draw(rig(), PermitScene.TEN, 1, 9)).isEqualTo(2);
    permits().chargePermits(List.of(new Count(PermitScene.TEN, Integer.MAX_VALUE)));
    permits().chargePermits(List.of(new Count(PermitScene.TEN, Integer.MAX_VALUE)));
    assertThat(permits().level(PermitScene.TEN).until(PermitScene.TEN, 10))
        .isEqualTo(Duration.ofDays(1_000));
  }

  private PermitStore permits() {
    return rig().store().permits();
  }
}

package dev.calsync.engine.permit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.connector.ConnectorDescriptor;
import dev.calsync.connector.ConnectorId;
import dev.calsync.connector.Cost;
import dev.calsync.connector.Limit;
import dev.calsync.engine.sample.Port;
import dev.calsync.failure.ConnectorException;
import dev.calsync.store.Bucket;
import dev.calsync.store.BucketLevel;
import dev.calsync.store.Drawn;
import dev.calsync.store.PermitStore;
import dev.calsync.store.PermitStore.Count;
import dev.calsync.store.PermitStore.Draw;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** R-D6: what counts is requests, whatever verb sends them. A bucket of ten that never fills. */
class TollTest {

  private static final Limit LIMIT = new Limit(Limit.Scope.ACCOUNT, 100, Duration.ofMinutes(1));

  private final AtomicLong nanos = new AtomicLong();
  private final List<String> asked = new ArrayList<>();
  private BucketLevel level = BucketLevel.FULL;
  private final Traffic traffic =
      new Traffic(
          Port.with(
              PermitStore.class,
              Map.of(
                  "drawPermits", wishes -> draw(wishes[0]),
                  "chargePermits", spent -> charge(spent[0]),
                  "returnPermits", unused -> giveBack(unused[0]),
                  "penalise", told -> told,
                  "level", bucket -> level)),
          Map.of(),
          nanos::get,
          new Random(1));
  private final Traffic.Way way = traffic.to(connector(), whose());

  @Test
  void eachRequestOfAVerbTakesAPermit() {
    way.read(toll -> requests(toll, 7));
    traffic.close();

    assertThat(spent()).isEqualTo(7);
  }

  @Test
  void aRequestThatCountsAsManyTakesAsMany() {
    way.write(
        4,
        toll -> {
          toll.pay(new Cost(1, 4));
          return 1;
        });
    traffic.close();

    assertThat(spent()).isEqualTo(5);
  }

  /** As a batch that the provider counts by its parts. */
  @Test
  void aRequestThatCountsAsMoreThanTheBucketHoldsTakesAllOfThat() {
    way.read(
        toll -> {
          toll.pay(new Cost(31, 0));
          return 1;
        });
    traffic.close();

    assertThat(spent()).isEqualTo(31);
  }

  /** What follows from another verb is worth nothing without it, and the other alone neither. */
  @Test
  void aVerbThatGoesOnIsCountedAndNotRefused() {
    way.write(10, toll -> requests(toll, 10));
    way.goingOn().read(toll -> requests(toll, 2));
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> way.goingOn().anew().read(toll -> requests(toll, 1)))
        .matches(NotNow::is);

    assertThat(spent()).isEqualTo(12);
  }

  @Test
  void whatAVerbDidNotNeedIsThereForTheNext() {
    way.write(8, toll -> requests(toll, 1));
    way.write(7, toll -> requests(toll, 0));
    assertThat(asked).as("one round trip for both").hasSize(1);
    traffic.close();

    assertThat(spent()).isEqualTo(1);
  }

  @Test
  void aVerbThatFailedBeforeItSentAnythingCostsNothing() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                way.read(
                    toll -> {
                      throw new IllegalStateException("broken");
                    }));
    traffic.close();

    assertThat(spent()).isZero();
  }

  /** A reading of more requests than a bucket holds would begin, and be turned back, for ever. */
  @Test
  void aVerbThatBeganEndsAndOthersWaitForWhatItTook() {
    int sent = way.read(toll -> requests(toll, 25));

    assertThat(sent).isEqualTo(25);
    assertThat(level.until(bucket(), 1)).isEqualTo(bucket().each().multipliedBy(16));
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> way.read(toll -> requests(toll, 1)))
        .matches(NotNow::is);
  }

  /** INV-20; what was sent before may have happened, so it is no refusal of ours. */
  @Test
  void anAccountThatIsToldToWaitAmidAVerbIsAskedNothingMore() {
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(
            () ->
                way.write(
                    2,
                    toll -> {
                      toll.pay(Cost.WRITE);
                      beToldToWait();
                      toll.pay(Cost.WRITE);
                      return 2;
                    }))
        .matches(told -> told.code().equals("TOLD_TO_WAIT"))
        .matches(told -> !NotNow.is(told))
        .matches(told -> told.retryAfter().equals(Optional.of(Duration.ofMinutes(1))));
  }

  private void beToldToWait() {
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(
            () ->
                way.read(
                    toll -> {
                      throw ConnectorException.throttled("SLOW", "wait", Duration.ofMinutes(1));
                    }));
  }

  private static int requests(Toll toll, int count) {
    IntStream.range(0, count).forEach(request -> toll.pay(Cost.READ));
    return count;
  }

  private long spent() {
    Duration missing = level.until(bucket(), bucket().size());
    return missing.dividedBy(bucket().each());
  }

  @SuppressWarnings("unchecked")
  private Drawn draw(Object wishes) {
    Draw wish = ((List<Draw>) wishes).get(0);
    asked.add("draw");
    int there = level.permits(wish.bucket());
    if (there < wish.least()) {
      return new Drawn.Later(level.until(wish.bucket(), wish.least()));
    }
    int drawn = Math.min(there, wish.most());
    level = level.less(wish.bucket(), drawn);
    return new Drawn.Permits(List.of(drawn));
  }

  @SuppressWarnings("unchecked")
  private Object charge(Object spent) {
    ((List<Count>) spent).forEach(it -> level = level.charged(it.bucket(), it.permits()));
    return spent;
  }

  @SuppressWarnings("unchecked")
  private Object giveBack(Object unused) {
    ((List<Count>) unused).forEach(it -> level = level.more(it.bucket(), it.permits()));
    return unused;
  }

  private static Bucket bucket() {
    return Limits.bucket("x", LIMIT, whose());
  }

  private static Whose whose() {
    return new Whose("ann", new CalendarRef(ConnectionId.of("home"), "home"));
  }

  private static ConnectorDescriptor connector() {
    return new ConnectorDescriptor(
        new ConnectorId("x"), "X", List.of(), Optional.empty(), List.of(LIMIT), Duration.ofDays(1));
  }
}

package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.ANN;
import static dev.calsync.tck.store.Bench.BOB;
import static dev.calsync.tck.store.Bench.bytes;
import static dev.calsync.tck.store.Bench.hash;
import static dev.calsync.tck.store.Bench.hours;
import static dev.calsync.tck.store.Bench.minutes;
import static dev.calsync.tck.store.Bench.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.connector.ConnectorId;
import dev.calsync.store.OAuthState;
import dev.calsync.store.OAuthStateStore;
import dev.calsync.store.OAuthStateStore.Taken;
import dev.calsync.store.OAuthStateStore.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An authorisation is good once, and for a while (R-A2, HOS-34). */
public interface OAuthStateContract extends StoreContract {

  @Test
  default void a21_aStateComesBackWithItsOwnerAndContent() {
    put("s", minutes(15));
    assertThat(states().putOAuthState(BOB, state("b"), minutes(15))).isTrue();

    assertThat(take("s")).contains(new Taken(ANN, Verdict.GOOD, Optional.of(state("s"))));
    assertThat(take("b")).contains(new Taken(BOB, Verdict.GOOD, Optional.of(state("b"))));
    assertThat(take("unknown")).isEmpty();
  }

  @Test
  default void a22_aStateIsConsumedOnce() {
    put("s", minutes(15));
    take("s");

    assertThat(take("s")).contains(new Taken(ANN, Verdict.REPLAYED, Optional.empty()));
    rig().advance(minutes(20));
    rig().reopen();
    assertThat(take("s")).contains(new Taken(ANN, Verdict.REPLAYED, Optional.empty()));
  }

  @Test
  default void a22_ofManyWhoComeAtOnceOneGetsIt() throws Exception {
    put("s", minutes(15));

    List<Boolean> got =
        Crowd.together(4, () -> List.of(take("s").flatMap(Taken::state).isPresent()));

    assertThat(got).containsOnlyOnce(true);
  }

  @Test
  default void a23_aStateIsTooLateByTheStoresClock() {
    put("in time", minutes(15));
    put("late", minutes(15));
    rig().advance(minutes(15).minusMillis(1));
    assertThat(take("in time").orElseThrow().verdict()).isEqualTo(Verdict.GOOD);
    rig().advance(Duration.ofMillis(1));

    assertThat(take("late")).contains(new Taken(ANN, Verdict.EXPIRED, Optional.of(state("late"))));
    assertThat(take("late").orElseThrow().verdict()).isEqualTo(Verdict.REPLAYED);
  }

  @Test
  default void a24_aNameIsTakenOnceOverAllOwners() {
    put("s", minutes(15));

    assertThat(states().putOAuthState(ANN, state("s"), minutes(99))).isFalse();
    assertThat(states().putOAuthState(BOB, state("s"), minutes(99))).isFalse();
    assertThat(take("s").orElseThrow().owner()).isEqualTo(ANN);
    assertThat(states().putOAuthState(BOB, state("s"), minutes(99))).as("consumed").isFalse();
  }

  @Test
  default void a25_whatIsOverIsErasedOldestFirst() {
    for (String name : List.of("c", "a", "b")) {
      rig().advance(seconds(1));
      put(name, minutes(1));
    }
    put("alive", hours(1));
    rig().advance(minutes(2));
    take("b");

    assertThat(states().eraseExpired(BOB, 9)).isZero();
    assertThat(states().eraseExpired(ANN, 2)).isEqualTo(2);
    assertThat(take("c")).isEmpty();
    assertThat(take("a")).isEmpty();
    assertThat(take("b").orElseThrow().verdict()).isEqualTo(Verdict.REPLAYED);
    assertThat(states().eraseExpired(ANN, 9)).as("consumed ones too").isEqualTo(1);
    assertThat(take("b")).isEmpty();
    assertThat(take("alive").orElseThrow().verdict()).isEqualTo(Verdict.GOOD);
  }

  private OAuthStateStore states() {
    return rig().store().oauthStates();
  }

  private void put(String name, Duration life) {
    assertThat(states().putOAuthState(ANN, state(name), life)).isTrue();
  }

  private Optional<Taken> take(String name) {
    return states().takeOAuthState(hash(name));
  }

  private static OAuthState state(String name) {
    return new OAuthState(hash(name), new ConnectorId("google"), bytes("verifier of " + name));
  }
}

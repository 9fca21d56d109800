package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SealedHouse.ANN;
import static dev.calsync.tck.engine.SealedHouse.CANARY;
import static dev.calsync.tck.engine.SealedHouse.clear;
import static dev.calsync.tck.engine.SealedHouse.sealed;
import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.CalendarSync;
import dev.calsync.EdgeView;
import dev.calsync.store.FormStore;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.KeptForm;
import dev.calsync.store.SyncStore;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** R-J1: whatever was written in another manner meanwhile, content ends as the setting says. */
class SealedAndClearTest {

  @Test
  void whatWasWrittenWhileSealingWasOffIsSealedOnceItIsOnAgain() {
    try (SealedHouse house = new SealedHouse(sealed())) {
      EdgeView edge = house.everyKind();
      nights(house, 3);
      house.restart(house.data().copy(), 1, clear());
      house.work.put("open", event("canary-off", "2026-12-10T14:00:00"));
      house.sync(edge);
      assertThat(Remains.of(house.data())).contains("canary-off");

      house.restart(house.data().copy(), 1, sealed());
      house.sync(edge);
      nights(house, 2);

      assertThat(Remains.of(house.data())).doesNotContain("canary-off");
    }
  }

  @Test
  void whatWasSealedBeforeTheFirstNightIsInClearOnceSealingIsOff() {
    try (SealedHouse house = new SealedHouse(sealed())) {
      house.everyKind();

      house.restart(house.data().copy(), 1, clear());
      nights(house, 2);

      assertThat(Remains.of(house.data())).contains(CANARY, "Room of ", "Team", "spoiled");
    }
  }

  /** Whatever it writes, and whenever: that both were told how to write is long ago. */
  @Test
  void aNodeThatWritesInClearBesideOneThatSealsIsNoticedEachTime() {
    try (SealedHouse house = new SealedHouse(sealed())) {
      house.everyKind();
      nights(house, 3);
      try (CalendarSync other = house.started(house.data(), 1, clear())) {
        for (int nth = 0; nth < 3; nth++) {
          SealedHouse.put(other, "other-" + nth, "canary-other-" + nth);
          assertThat(Remains.of(house.data())).contains("canary-other-" + nth);
          nights(house, 2);
          assertThat(Remains.of(house.data())).doesNotContain("canary-other");
        }
      }
    }
  }

  /** It said so before the pass, which finds nothing, and need not say so again yet. */
  @Test
  void whatIsWrittenBehindTheBackOfAPassIsFoundByTheNextOne() {
    try (SealedHouse house = new SealedHouse(sealed())) {
      house.everyKind();
      nights(house, 3);
      house.pass(untilNight(house).minusSeconds(5));
      try (CalendarSync other = house.started(house.data(), 1, clear())) {
        SealedHouse.put(other, "shared", "canary-before");
        assertThat(house.put("shared", "canary-sealed")).isTrue();
        assertThat(Remains.of(house.data())).doesNotContain("canary-before", "canary-sealed");
        house.pass(Duration.ofSeconds(5));
        SealedHouse.put(other, "behind", "canary-behind");
      }
      assertThat(Remains.of(house.data())).contains("canary-behind");

      nights(house, 2);

      assertThat(Remains.of(house.data())).doesNotContain("canary-behind");
    }
  }

  @Test
  void oncePassesFoundNothingNoContentIsLookedAtUntilSomebodyWritesInAnotherManner() {
    try (SealedHouse house = new SealedHouse(sealed())) {
      EdgeView edge = house.everyKind();
      nights(house, 3);
      List<KeptForm> before = SealedContentTest.forms(house.data());
      AtomicInteger looks = new AtomicInteger();
      try (CalendarSync watched = house.started(counted(house.data(), looks), 1, sealed())) {
        SealedHouse.put(watched, "booking", "Changed");
        watched.worker().settle();
        house.clock.advance(Duration.ofHours(24));
        watched.worker().settle();
      }
      assertThat(looks).hasValue(0);
      assertThat(SealedContentTest.forms(house.data())).hasSameSizeAs(before);
      assertThat(house.sync(edge)).isEmpty();
    }
  }

  private static SyncStore counted(SyncStore store, AtomicInteger looks) {
    return (SyncStore)
        Proxy.newProxyInstance(
            SyncStore.class.getClassLoader(),
            new Class<?>[] {SyncStore.class},
            (proxy, method, args) ->
                method.getName().equals("forms")
                    ? counted(store.forms(), looks)
                    : method.invoke(store, args));
  }

  private static FormStore counted(FormStore forms, AtomicInteger looks) {
    return (FormStore)
        Proxy.newProxyInstance(
            SyncStore.class.getClassLoader(),
            new Class<?>[] {FormStore.class},
            (proxy, method, args) -> {
              looks.incrementAndGet();
              return method.invoke(forms, args);
            });
  }

  private static Duration untilNight(SealedHouse house) {
    JobKey reseal = new JobKey(JobKind.RESEAL, ANN.value());
    return house.data().jobs().find(ANN, reseal).orElseThrow().dueIn().orElseThrow();
  }

  private static void nights(SealedHouse house, int number) {
    for (int night = 0; night < number; night++) {
      house.night();
    }
  }
}

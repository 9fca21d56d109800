package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SealedHouse.ANN;
import static dev.calsync.tck.engine.SealedHouse.CANARY;
import static dev.calsync.tck.engine.SealedHouse.clear;
import static dev.calsync.tck.engine.SealedHouse.sealed;
import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.CalendarSync;
import dev.calsync.EdgeView;
import dev.calsync.SyncSettings;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.secret.ContentSeal;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormExchange;
import dev.calsync.store.FormPlace;
import dev.calsync.store.FormStore;
import dev.calsync.store.KeptForm;
import dev.calsync.store.SyncStore;
import dev.calsync.tck.connector.ScriptedStop;
import dev.calsync.test.InMemorySyncStore;
import dev.calsync.test.ManualClock;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** R-J1: where the host asks for it, what events say is in the store for nobody but their owner. */
class SealedContentTest {

  @Test
  void whatEventsSayIsNowhereInTheStore() {
    try (SealedHouse sealed = new SealedHouse(sealed());
        SealedHouse clear = new SealedHouse(clear())) {
      clear.everyKind();
      sealed.everyKind();

      assertThat(Remains.of(clear.data()))
          .as("where it is not asked for")
          .contains(CANARY, "Room of ", "Team", "spoiled");
      assertThat(Remains.of(sealed.data()))
          .contains("plain", "booking")
          .doesNotContain(CANARY, "Room of ", "Team", "spoiled");
    }
  }

  @Test
  void mirrorsAndJournalAreWhatTheyAreInClear() {
    try (SealedHouse sealed = new SealedHouse(sealed());
        SealedHouse clear = new SealedHouse(clear())) {
      story(clear);
      story(sealed);

      assertThat(sealed.shown()).isEqualTo(clear.shown()).hasSizeGreaterThan(3);
      assertThat(sealed.journal()).isEqualTo(clear.journal());
      assertThat(sealed.provider.writeLog()).isEqualTo(clear.provider.writeLog());
    }
  }

  /** Changes, deletions, drift, an undone edit, a restart, events of the host, time. */
  private static void story(SealedHouse house) {
    EdgeView edge = house.everyKind();
    house.work.edit(house.work.idOf("other").orElseThrow(), event("Moved", "2026-11-27T09:00:00"));
    house.work.put("more", event("More", "2026-11-27T11:00:00"));
    house.work.delete(house.work.idOf("plain").orElseThrow());
    house.sync(edge);
    house.home.edit(house.home.objects().get(0).id(), event("Drift", "2026-11-27T13:00:00"));
    house.night();
    assertThat(house.put("booking", CANARY)).as("the same again").isFalse();
    assertThat(house.put("booking", "Changed")).isTrue();
    house.settle();
    house.restart(house.data().copy(), 1, settingsOf(house));
    house.work.put("plain", event("Back", "2026-11-28T13:00:00"));
    house.sync(edge);
    house.night();
  }

  private static SyncSettings settingsOf(SealedHouse house) {
    return Remains.of(house.data()).contains("Other") ? clear() : sealed();
  }

  @Test
  void turnedOnOverAStoreItSealsAllWithinTwoNightsAndWritesNothingElse() {
    try (SealedHouse house = new SealedHouse(clear())) {
      EdgeView edge = house.everyKind();
      List<String> shown = house.shown();
      int writes = house.provider.writeLog().size();

      house.restart(house.data().copy(), 1, sealed());
      house.sync(edge);
      assertThat(house.shown()).isEqualTo(shown);
      house.night();

      assertThat(Remains.of(house.data())).doesNotContain(CANARY, "Room of ", "Team", "spoiled");
      assertThat(house.provider.writeLog()).hasSize(writes);
      assertThat(house.shown()).isEqualTo(shown);
    }
  }

  @Test
  void turnedOffAgainEverythingStillOpensAndIsInClearAfterANight() {
    try (SealedHouse house = new SealedHouse(sealed())) {
      EdgeView edge = house.everyKind();
      house.night();
      int writes = house.provider.writeLog().size();

      house.restart(house.data().copy(), 1, clear());
      house.sync(edge);
      house.night();

      assertThat(Remains.of(house.data())).contains(CANARY, "Room of ", "Team", "spoiled");
      assertThat(house.provider.writeLog()).hasSize(writes);
    }
  }

  @Test
  void aNewWrappingKeyBringsAllContentUnderANewKeyWithinANight() {
    try (SealedHouse house = new SealedHouse(sealed())) {
      house.everyKind();
      List<KeptForm> before = forms(house.data());

      house.restart(house.data().copy(), 2, sealed());
      house.night();

      List<KeptForm> after = forms(house.data());
      assertThat(places(after)).isEqualTo(places(before)).hasSizeGreaterThan(8);
      assertThat(keys(after)).hasSize(1).doesNotContainAnyElementsOf(keys(before));
      house.night();
      house.night();
      assertThat(forms(house.data())).as("once").isEqualTo(after);
    }
  }

  /** FLT-44: whatever was done by then, the next nights do the rest. */
  @Test
  void aProcessThatDiesAnywhereInTheRotationLosesNothing() {
    try (SealedHouse house = new SealedHouse(sealed())) {
      EdgeView edge = house.everyKind();
      house.clock.advance(Duration.ofHours(24));
      InMemorySyncStore untouched = house.data().copy();
      List<String> shown = house.shown();
      StoppableStore counting = new StoppableStore();
      settle(house.started(counting.over(untouched.copy()), 2, sealed()));

      for (int nth = 1; nth <= counting.operations(); nth++) {
        InMemorySyncStore copy = untouched.copy();
        StoppableStore stoppable = new StoppableStore();
        CalendarSync dying = house.started(stoppable.over(copy), 2, sealed());
        stoppable.stopAt(nth, nth % 2 == 0);
        try {
          settle(dying);
        } catch (ScriptedStop died) {
          assertThat(died).isNotNull();
        }
        house.restart(copy, 2, sealed());
        house.night();
        assertThat(keys(forms(copy))).as("operation " + nth).hasSize(1);
        assertThat(house.sync(edge)).isEmpty();
        assertThat(house.shown()).isEqualTo(shown);
      }
    }
  }

  /** Each look at a page takes longer than a slice may. */
  @Test
  void aRotationThatTakesLongGoesOnWhereItStopped() {
    try (SealedHouse house = new SealedHouse(sealed())) {
      house.everyKind();
      house.clock.advance(Duration.ofHours(24));
      AtomicInteger looks = new AtomicInteger();
      SlowForms slow = new SlowForms(house.data().forms(), house.clock, looks);

      settle(house.started(slow.in(house.data()), 2, sealed()));

      assertThat(keys(forms(house.data()))).hasSize(1);
      assertThat(looks.get()).as("no place is looked at twice").isLessThanOrEqualTo(8);
    }
  }

  private record SlowForms(FormStore forms, ManualClock clock, AtomicInteger looks)
      implements FormStore {

    SyncStore in(SyncStore store) {
      return (SyncStore)
          Proxy.newProxyInstance(
              SyncStore.class.getClassLoader(),
              new Class<?>[] {SyncStore.class},
              (proxy, method, args) ->
                  method.getName().equals("forms") ? this : method.invoke(store, args));
    }

    @Override
    public List<KeptForm> page(
        OwnerId owner, FormPlace.Kind kind, Optional<FormPlace> after, int limit) {
      looks.incrementAndGet();
      List<KeptForm> page = forms.page(owner, kind, after, limit);
      if (!page.isEmpty()) {
        clock.advance(Duration.ofSeconds(16));
      }
      return page;
    }

    @Override
    public int exchange(OwnerId owner, List<FormExchange> exchanges) {
      return forms.exchange(owner, exchanges);
    }
  }

  private static void settle(CalendarSync calsync) {
    calsync.worker().settle();
  }

  @Test
  void cipherTextOpensInItsOwnPlaceAndForItsOwnerAlone() {
    try (SealedHouse house = new SealedHouse(sealed())) {
      house.everyKind();
      ContentSeal seal = house.vault(1).content(true);
      for (KeptForm kept : forms(house.data())) {
        FormPlace its = kept.place();
        FormPlace.Kind other =
            its.kind() == FormPlace.Kind.EVENT ? FormPlace.Kind.MIRROR : FormPlace.Kind.EVENT;
        assertThat(seal.open(ANN, its, kept.form())).isNotEqualTo(kept.form());
        for (FormPlace place :
            List.of(
                new FormPlace(other, its.within(), its.name(), its.part()),
                new FormPlace(its.kind(), "another", its.name(), its.part()),
                new FormPlace(its.kind(), its.within(), "another", its.part()),
                new FormPlace(its.kind(), its.within(), its.name(), "another"))) {
          assertThat(seal.open(ANN, place, kept.form())).as("%s", place).isEqualTo(kept.form());
        }
        OwnerId bob = OwnerId.of("bob");
        assertThat(seal.seal(bob, its, FormBytes.of(new byte[] {1}))).as("he has keys").isNotNull();
        assertThat(seal.open(bob, its, kept.form())).isEqualTo(kept.form());
      }
    }
  }

  /** R-L8: in a copy of the store too, for the keys are nowhere else. */
  @Test
  void withoutTheOwnersKeysNothingOpensAnyMore() {
    try (SealedHouse house = new SealedHouse(sealed())) {
      EdgeView edge = house.everyKind();
      List<KeptForm> before = forms(house.data());
      assertThat(opened(house, before)).hasSameSizeAs(before);
      house.restart(house.data().copy(), 1, sealed());
      assertThat(house.vault(1).dropKeys(ANN)).isTrue();

      house.work.put("plain", event("New words", "2026-11-24T15:00:00"));
      house.sync(edge);

      assertThat(opened(house, before)).isEmpty();
      assertThat(house.titles()).as("of what is read whole").contains("New words");
    }
  }

  private static List<FormBytes> opened(SealedHouse house, List<KeptForm> forms) {
    List<FormBytes> opened = new ArrayList<>();
    for (KeptForm kept : forms) {
      FormBytes form = house.vault(1).content(true).open(ANN, kept.place(), kept.form());
      if (!form.equals(kept.form())) {
        opened.add(form);
      }
    }
    return opened;
  }

  /** Or each row of a page would cost a look-up, and a call to the host's key service. */
  @Test
  void theKeysAreUnwrappedOnceForManyRows() {
    try (SealedHouse house = new SealedHouse(sealed())) {
      EdgeView edge = house.everyKind();
      house.unwrapped.set(0);
      for (int i = 0; i < 50; i++) {
        house.work.put("many-" + i, event("Many " + i, "2026-11-27T11:00:00"));
      }
      house.sync(edge);

      assertThat(house.titles()).hasSizeGreaterThan(50);
      int times = house.unwrapped.get();
      assertThat(times).isLessThanOrEqualTo(1);
      house.pass(ContentSeal.LONGEST);
      house.work.put("later", event("Later", "2026-11-27T11:00:00"));
      house.sync(edge);
      assertThat(house.unwrapped.get()).as("their time was over").isEqualTo(times + 1);
    }
  }

  static List<KeptForm> forms(InMemorySyncStore store) {
    List<KeptForm> all = new ArrayList<>();
    for (FormPlace.Kind kind : FormPlace.Kind.values()) {
      all.addAll(store.forms().page(ANN, kind, Optional.empty(), 1_000));
    }
    return all;
  }

  private static List<FormPlace> places(List<KeptForm> forms) {
    return forms.stream().map(KeptForm::place).toList();
  }

  private static List<String> keys(List<KeptForm> forms) {
    return forms.stream()
        .map(it -> Arrays.toString(Arrays.copyOfRange(it.form().bytes(), 4, 8)))
        .distinct()
        .toList();
  }
}

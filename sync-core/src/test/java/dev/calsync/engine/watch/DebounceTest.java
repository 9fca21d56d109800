package dev.calsync.engine.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** FLT-38: few requests of many notifications, and after the last one still one (INV-22). */
class DebounceTest {

  private static final Duration WINDOW = Duration.ofSeconds(1);

  private final FakeLater later = new FakeLater();
  private final List<String> handedOn = new ArrayList<>();
  private boolean away;
  private final Debounce<String> debounce = new Debounce<>(WINDOW, later, this::handOn);

  private void handOn(Collection<String> things) {
    if (away) {
      throw new IllegalStateException("away");
    }
    handedOn.addAll(things);
  }

  @Test
  void theFirstIsHandedOnAtOnce() {
    debounce.note(List.of("a", "b"));

    assertThat(handedOn).containsExactly("a", "b");
    assertThat(later.lastPause).isEqualTo(WINDOW);
  }

  @Test
  void ofThoseThatFollowInItsWindowOneIsHandedOnAtTheEnd() {
    IntStream.range(0, 1_000).forEach(any -> debounce.note(List.of("a")));
    assertThat(handedOn).containsExactly("a");

    later.endAll();
    assertThat(handedOn).containsExactly("a", "a");
  }

  @Test
  void oneThatNothingFollowedIsHandedOnOnce() {
    debounce.note(List.of("a"));
    later.endAll();

    assertThat(handedOn).containsExactly("a");
  }

  /** Else a steady stream would be handed on twice in each window. */
  @Test
  void theEndOfAFullWindowOpensTheNext() {
    debounce.note(List.of("a"));
    debounce.note(List.of("a"));
    later.endOne();
    debounce.note(List.of("a"));

    assertThat(handedOn).containsExactly("a", "a");
    later.endAll();
    assertThat(handedOn).containsExactly("a", "a", "a");
  }

  @Test
  void afterAQuietWindowTheNextIsAFirstOne() {
    debounce.note(List.of("a"));
    later.endAll();
    debounce.note(List.of("a"));

    assertThat(handedOn).containsExactly("a", "a");
  }

  @Test
  void oneThingSuppressesNoOther() {
    debounce.note(List.of("a"));
    debounce.note(List.of("a", "b"));

    assertThat(handedOn).containsExactly("a", "b");
  }

  @Test
  void whoeverCouldNotBeHandedOnIsToldAndMayComeAgain() {
    away = true;
    assertThatIllegalStateException().isThrownBy(() -> debounce.note(List.of("a")));

    away = false;
    debounce.note(List.of("a"));
    assertThat(handedOn).containsExactly("a");
  }

  /** It was answered as if all were well. */
  @Test
  void whatWasSuppressedWhileTheFirstOneFailedIsHandedOnLater() {
    AtomicBoolean once = new AtomicBoolean(true);
    List<String> reached = new ArrayList<>();
    AtomicReference<Debounce<String>> self = new AtomicReference<>();
    self.set(
        new Debounce<>(
            WINDOW,
            later,
            things -> {
              if (once.getAndSet(false)) {
                self.get().note(List.of("a"));
                throw new IllegalStateException("away");
              }
              reached.addAll(things);
            }));
    assertThatIllegalStateException().isThrownBy(() -> self.get().note(List.of("a")));

    later.endAll();
    assertThat(reached).containsExactly("a");
  }

  @Test
  void whatCannotBeHandedOnAtTheEndIsOwedUntilItCan() {
    debounce.note(List.of("a"));
    debounce.note(List.of("a"));
    away = true;
    later.endOne();
    assertThat(later.lastPause).isGreaterThan(WINDOW);
    later.endOne();
    assertThat(handedOn).containsExactly("a");

    away = false;
    later.endAll();
    assertThat(handedOn).containsExactly("a", "a");
  }

  @Test
  void closingHandsOnWhatIsOwedAndNothingElse() {
    debounce.note(List.of("a", "b"));
    debounce.note(List.of("a"));
    later.close();
    debounce.close();

    assertThat(handedOn).containsExactly("a", "b", "a");
  }

  @Test
  void whereNoWindowCanEndEachIsHandedOn() {
    later.close();
    debounce.note(List.of("a"));
    debounce.note(List.of("a"));

    assertThat(handedOn).containsExactly("a", "a");
  }

  static Stream<Long> seeds() {
    return new SplittableRandom(20261130).longs(200).boxed();
  }

  /**
   * Whatever comes amid what: of each thing the last notification that was not told to come again
   * is followed by a handing on.
   */
  @ParameterizedTest
  @MethodSource("seeds")
  void theLastNotificationIsFollowedByAHandingOn(long seed) {
    new Interleaving(new SplittableRandom(seed)).play();
  }

  /** Notifications, ends of windows and failures at random, also in the middle of a handing on. */
  private static final class Interleaving {

    private final SplittableRandom random;
    private final FakeLater later = new FakeLater();
    private final Debounce<Integer> debounce = new Debounce<>(WINDOW, later, this::handOn);
    private final Map<Integer, Long> accepted = new TreeMap<>();
    private final Map<Integer, Long> followed = new TreeMap<>();
    private long now;
    private int depth;
    private boolean healed;

    Interleaving(SplittableRandom random) {
      this.random = random;
    }

    void play() {
      IntStream.range(0, 60).forEach(any -> step());
      healed = true;
      later.endAll();
      accepted.forEach(
          (thing, at) -> assertThat(followed.getOrDefault(thing, -1L)).isGreaterThan(at));
    }

    private void step() {
      if (random.nextInt(3) == 0) {
        later.endOne();
      } else {
        note(random.nextInt(2));
      }
    }

    private void note(int thing) {
      long at = ++now;
      try {
        debounce.note(List.of(thing));
        accepted.merge(thing, at, Math::max);
      } catch (IllegalStateException toldToComeAgain) {
        assertThat(healed).isFalse();
      }
    }

    private void handOn(Collection<Integer> things) {
      long began = ++now;
      if (depth < 3 && !healed) {
        depth++;
        IntStream.range(0, random.nextInt(3)).forEach(any -> step());
        depth--;
      }
      if (!healed && random.nextInt(4) == 0) {
        throw new IllegalStateException("away");
      }
      things.forEach(thing -> followed.merge(thing, began, Math::max));
    }
  }

  /** The same of real threads, which no seed decides. */
  @Test
  void threadsLoseNothingEither() throws InterruptedException {
    AtomicLong now = new AtomicLong();
    Map<Integer, Long> followed = new ConcurrentHashMap<>();
    Map<Integer, Long> accepted = new ConcurrentHashMap<>();
    Consumer<Collection<Integer>> handOn =
        things -> {
          long began = now.incrementAndGet();
          things.forEach(thing -> followed.merge(thing, began, Math::max));
        };
    Debounce<Integer> shared = new Debounce<>(WINDOW, later, handOn);
    List<Thread> threads =
        IntStream.range(0, 4)
            .mapToObj(number -> new Thread(() -> notify(shared, now, accepted, number)))
            .toList();
    threads.forEach(Thread::start);
    while (threads.stream().anyMatch(Thread::isAlive)) {
      later.endOne();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    later.endAll();

    assertThat(accepted).isNotEmpty();
    accepted.forEach((thing, at) -> assertThat(followed.get(thing)).isGreaterThan(at));
    assertThat(later.waiting()).isZero();
  }

  private static void notify(
      Debounce<Integer> shared, AtomicLong now, Map<Integer, Long> accepted, int number) {
    for (int round = 0; round < 5_000; round++) {
      int thing = (round + number) % 3;
      long at = now.incrementAndGet();
      shared.note(List.of(thing));
      accepted.merge(thing, at, Math::max);
    }
  }
}

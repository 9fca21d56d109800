package dev.calsync.engine.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several calls at once, never more than allowed, and none after a failure. */
class ParallelCallsTest {

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void callsRunAtOnceUpToTheLimit() {
    CyclicBarrier three = new CyclicBarrier(3);
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Supplier<Integer> call =
        () -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          meet(three);
          return running.decrementAndGet();
        };

    assertThat(new ParallelCalls(threads).run(3, List.of(call, call, call, call, call, call)))
        .hasSize(6)
        .allSatisfy(outcome -> assertThat(outcome.flatMap(it -> it.answer())).isPresent());
    assertThat(most).hasValue(3);
  }

  @Test
  void answersComeInTheOrderOfTheCalls() {
    List<Supplier<Integer>> calls =
        IntStream.range(0, 50).<Supplier<Integer>>mapToObj(i -> () -> i).toList();

    assertThat(new ParallelCalls(threads).run(4, calls))
        .extracting(outcome -> outcome.flatMap(it -> it.answer()).orElse(-1))
        .containsExactlyElementsOf(IntStream.range(0, 50).boxed().toList());
  }

  @Test
  void withoutAThreadToSpareTheCallerDoesItAll() {
    ParallelCalls alone =
        new ParallelCalls(
            task -> {
              throw new RejectedExecutionException();
            });
    Thread caller = Thread.currentThread();

    assertThat(alone.run(4, List.of(Thread::currentThread, Thread::currentThread)))
        .allSatisfy(outcome -> assertThat(outcome.flatMap(it -> it.answer())).contains(caller));
  }

  /** FLT-55: it may have been sent, so it is not among those that never began. */
  @Test
  void aCallThatBreaksOffInALentThreadHasFailed() {
    CyclicBarrier both = new CyclicBarrier(2);
    Thread caller = Thread.currentThread();
    Supplier<Integer> call =
        () -> {
          meet(both);
          if (Thread.currentThread() != caller) {
            throw new StackOverflowError();
          }
          return 1;
        };

    List<Optional<ParallelCalls.Outcome<Integer>>> outcomes =
        new ParallelCalls(threads).run(2, List.of(call, call));

    assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isPresent());
    assertThat(outcomes)
        .filteredOn(outcome -> outcome.flatMap(it -> it.failure()).isPresent())
        .hasSize(1);
  }

  /** INV-7: what another thread sent is answered before the run ends. */
  @Test
  void aCallThatBreaksOffInTheCallersThreadEndsTheRunAfterTheOthers() {
    CyclicBarrier both = new CyclicBarrier(2);
    Thread caller = Thread.currentThread();
    AtomicInteger answered = new AtomicInteger();
    Supplier<Integer> call =
        () -> {
          meet(both);
          if (Thread.currentThread() == caller) {
            throw new StackOverflowError();
          }
          while (caller.getState() == Thread.State.RUNNABLE) {
            Thread.onSpinWait();
          }
          return answered.incrementAndGet();
        };

    assertThatExceptionOfType(StackOverflowError.class)
        .isThrownBy(() -> new ParallelCalls(threads).run(2, List.of(call, call)));
    assertThat(answered).hasValue(1);
  }

  /** A host's executor may never get to what it was lent; nobody waits for it. */
  @Test
  void anExecutorThatIsBusyForEverHoldsNobodyUp() {
    List<Runnable> never = new ArrayList<>();

    assertThat(new ParallelCalls(never::add).run(2, List.of(() -> 1, () -> 2))).hasSize(2);
    never.forEach(Runnable::run);
  }

  /** INV-20: what a provider refuses for all is not asked once more for each. */
  @Test
  void afterAFailureNoFurtherCallBegins() {
    List<Integer> begun = new ArrayList<>();
    List<Supplier<Integer>> calls =
        IntStream.range(0, 5)
            .<Supplier<Integer>>mapToObj(
                i ->
                    () -> {
                      begun.add(i);
                      if (i == 2) {
                        throw new IllegalStateException("throttled");
                      }
                      return i;
                    })
            .toList();

    List<Optional<ParallelCalls.Outcome<Integer>>> outcomes =
        new ParallelCalls(Runnable::run).run(1, calls);

    assertThat(begun).containsExactly(0, 1, 2);
    assertThat(outcomes.get(1).flatMap(it -> it.answer())).contains(1);
    assertThat(outcomes.get(2).flatMap(it -> it.failure())).isPresent();
    assertThat(outcomes.subList(3, 5)).containsOnly(Optional.empty());
  }

  private static void meet(CyclicBarrier others) {
    try {
      others.await(20, TimeUnit.SECONDS);
    } catch (Exception alone) {
      throw new AssertionError(alone);
    }
  }
}

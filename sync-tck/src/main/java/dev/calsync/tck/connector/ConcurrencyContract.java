package dev.calsync.tck.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.calsync.calendar.Capabilities.Create;
import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.SourcePart;
import dev.calsync.connector.WriteOutcome;
import dev.calsync.event.MirrorShape;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every method may be called from several threads. */
public interface ConcurrencyContract extends RiggedContract {

  /** c16: readings at the same time do not disturb each other. */
  @Test
  default void c16_readingsDoNotDisturbEachOther() throws InterruptedException {
    IntStream.range(0, 20)
        .forEach(n -> rig().provider().put("event-" + n, SampleEvents.timed("Event " + n)));
    List<SourcePart> alone = Reading.whole(rig()).parts();

    List<List<SourcePart>> together = atOnce(8, n -> Reading.whole(rig()).parts());

    assertThat(together)
        .allSatisfy(parts -> assertThat(parts).containsExactlyInAnyOrderElementsOf(alone));
  }

  /** c16: writes of different mirrors at the same time all happen. */
  @Test
  default void c16_writesOfDifferentMirrorsAllHappen() throws InterruptedException {
    var writer = writer();

    List<WriteOutcome> outcomes =
        atOnce(
            8,
            n ->
                writer.createMirror(
                    rig().call(),
                    rig().calendar(),
                    SampleMirrors.form("n" + n, SampleEvents.timed("Number " + n))));

    assertThat(outcomes).allMatch(WriteOutcome.Applied.class::isInstance);
    outcomes.forEach(outcome -> event(applied(outcome).id()));
  }

  /** c16: of several creates under one id exactly one happens. */
  @Test
  default void c16_ofSeveralCreatesUnderOneIdOneHappens() throws InterruptedException {
    assumeTrue(
        capabilities().writes().create() == Create.ID_CHOSEN, "the provider chooses the ids");
    var writer = writer();

    List<WriteOutcome> outcomes =
        atOnce(
            8,
            n ->
                writer.createMirror(
                    rig().call(),
                    rig().calendar(),
                    SampleMirrors.form("one", SampleEvents.timed("Number " + n))));

    assertOneHappened(outcomes);
  }

  /** c16: of several updates of one version exactly one happens, and it is the one that shows. */
  @Test
  default void c16_ofSeveralUpdatesOfOneVersionOneHappens() throws InterruptedException {
    var writer = writer();
    assumeConditionalWrites();
    WriteOutcome.Applied first = created(SampleMirrors.form("one", SampleEvents.timed("First")));
    List<MirrorForm> forms =
        IntStream.range(0, 8)
            .mapToObj(n -> SampleMirrors.form("one", 1, SampleEvents.timed("Number " + n)))
            .toList();

    List<WriteOutcome> outcomes =
        atOnce(
            8, n -> writer.updateMirror(rig().call(), rig().calendar(), ref(first), forms.get(n)));

    int winner = assertOneHappened(outcomes);
    assertThat(MirrorShape.shownBy(event(first.id()).body()))
        .isEqualTo(rig().rewritten(forms.get(winner).shape()));
  }

  private int assertOneHappened(List<WriteOutcome> outcomes) {
    List<Integer> applied =
        IntStream.range(0, outcomes.size())
            .filter(n -> outcomes.get(n) instanceof WriteOutcome.Applied)
            .boxed()
            .toList();
    assertThat(applied).as("which of them happened").hasSize(1);
    assertThat(outcomes.stream().filter(WriteOutcome.Conflicted.class::isInstance))
        .hasSize(outcomes.size() - 1);
    return applied.get(0);
  }

  private <T> List<T> atOnce(int threads, IntFunction<T> work) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<T>> tasks =
          IntStream.range(0, threads).<Callable<T>>mapToObj(n -> () -> work.apply(n)).toList();
      return pool.invokeAll(tasks).stream().map(this::get).toList();
    } finally {
      pool.shutdownNow();
    }
  }

  private <T> T get(Future<T> done) {
    try {
      return done.get();
    } catch (ExecutionException | InterruptedException failed) {
      throw new AssertionError("one of the threads failed", failed);
    }
  }
}

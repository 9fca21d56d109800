package dev.calsync.engine.permit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.engine.sample.Port;
import dev.calsync.store.Bucket;
import dev.calsync.store.Drawn;
import dev.calsync.store.PermitStore;
import dev.calsync.store.PermitStore.Count;
import dev.calsync.store.PermitStore.Draw;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** R-D6: most calls cost no round trip, and what a node drew ahead and does not need goes back. */
class PermitStockTest {

  private static final Bucket BUCKET = new Bucket("google/project", 10, Duration.ofSeconds(1));
  private static final List<Draw> ONE = List.of(new Draw(BUCKET, 1, 5, 0));

  private final AtomicLong nanos = new AtomicLong();
  private final List<Integer> drawn = new ArrayList<>();
  private final List<Count> returned = new ArrayList<>();
  private final PermitStock stock =
      new PermitStock(
          Port.with(
              PermitStore.class,
              Map.of("drawPermits", asked -> all(asked[0]), "returnPermits", this::giveBack)),
          nanos::get);

  @Test
  void whatWasDrawnAheadIsSpentBeforeTheStoreIsAskedAgain() {
    for (int call = 0; call < 11; call++) {
      assertThat(stock.spend(ONE)).isEmpty();
    }

    assertThat(drawn).containsExactly(5, 5, 5);
  }

  @Test
  void whatLiesHereForFiveSecondsGoesBack() {
    stock.spend(ONE);
    nanos.addAndGet(Duration.ofSeconds(5).toNanos() - 1);
    stock.spend(ONE);
    assertThat(returned).isEmpty();
    nanos.addAndGet(1);
    stock.spend(ONE);

    assertThat(returned).containsExactly(new Count(BUCKET, 3));
    assertThat(drawn).containsExactly(5, 5);
  }

  @Test
  void aNodeThatStopsGivesEverythingBack() {
    stock.spend(ONE);
    stock.close();
    stock.close();

    assertThat(returned).containsExactly(new Count(BUCKET, 4));
  }

  @SuppressWarnings("unchecked")
  private Drawn all(Object wishes) {
    List<Integer> counts = ((List<Draw>) wishes).stream().map(Draw::most).toList();
    drawn.addAll(counts);
    return new Drawn.Permits(counts);
  }

  @SuppressWarnings("unchecked")
  private Object giveBack(Object... unused) {
    returned.addAll((List<Count>) unused[0]);
    return unused;
  }
}

package dev.calsync.tck.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.store.SyncStore;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StoreDifferentialFuzzTest {

  @Test
  void theReferenceAgreesWithItself() {
    LongStream.range(0, 12)
        .forEach(
            seed ->
                assertThatCode(
                        () ->
                            StoreDifferentialFuzz.run(
                                new ReferenceRig(), new ReferenceRig(), seed, 300))
                    .as("seed %d", seed)
                    .doesNotThrowAnyException());
  }

  @Test
  void aClockThatIsAMillisecondFastIsFoundOutWithSeedAndOperations() {
    assertThatThrownBy(() -> StoreDifferentialFuzz.run(new ReferenceRig(), new FastRig(), 7, 300))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("seed 7")
        .hasMessageContaining("operations:")
        .hasMessageContaining("1. ");
  }

  /** Every time that passes is a millisecond too long. */
  private static final class FastRig implements StoreRig {

    private final ReferenceRig rig = new ReferenceRig();

    @Override
    public SyncStore store() {
      return rig.store();
    }

    @Override
    public void advance(Duration by) {
      rig.advance(by.plusMillis(1));
    }

    @Override
    public SyncStore reopen() {
      return rig.reopen();
    }
  }
}

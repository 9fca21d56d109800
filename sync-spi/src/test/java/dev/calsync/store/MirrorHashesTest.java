package dev.calsync.store;

import static dev.calsync.store.FormHash.ABSENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a write is due and whether the target drifted are two questions. */
class MirrorHashesTest {

  @ParameterizedTest(name = "[{index}] observed {0}, attempted {1}, seen {2}: drift {3}")
  @CsvSource({
    "a, -, a, false",
    "a, -, b, true",
    "a, -, 0, true",
    "0, -, 0, false",
    "0, -, a, true",
    "a, b, a, false",
    "a, b, b, false",
    "a, b, c, true",
    "a, b, 0, true",
    "a, 0, 0, false",
    "a, 0, b, true",
    "0, a, a, false",
    "0, a, 0, false",
    "0, a, b, true",
  })
  void driftIsWhatWeNeitherSawNorMayHaveWritten(
      String observed, String attempted, String seen, boolean drift) {
    Optional<FormHash> open =
        attempted.equals("-") ? Optional.empty() : Optional.of(hash(attempted));
    for (FormHash desired : new FormHash[] {hash("a"), hash("c"), ABSENT}) {
      for (FormHash applied : new FormHash[] {hash("a"), hash("c"), ABSENT}) {
        MirrorHashes hashes = new MirrorHashes(desired, open, applied, hash(observed));
        assertThat(hashes.driftedTo(hash(seen))).isEqualTo(drift);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"a, a, false", "a, b, true", "a, 0, true", "0, a, true", "0, 0, false"})
  void aWriteIsNeededWhereDesiredIsNotApplied(String desired, String applied, boolean needed) {
    for (FormHash observed : new FormHash[] {hash("a"), hash("b"), ABSENT}) {
      MirrorHashes hashes =
          new MirrorHashes(hash(desired), Optional.empty(), hash(applied), observed);
      assertThat(hashes.differs()).isEqualTo(needed);
    }
  }

  @Test
  void nothingWantedAndNothingThereIsATombstone() {
    assertThat(MirrorHashes.NOTHING.differs()).isFalse();
    assertThat(MirrorHashes.NOTHING.driftedTo(ABSENT)).isFalse();
    assertThat(MirrorHashes.NOTHING.driftedTo(hash("a"))).isTrue();
  }

  private static FormHash hash(String name) {
    return name.equals("0") ? ABSENT : new FormHash(name.charAt(0), 0, 0, 0);
  }
}

package dev.calsync.engine.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.engine.sample.Mirrors;
import dev.calsync.failure.CalsyncException;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** R-F5, R-L10: what a store is bound to. */
class BindingTest {

  private static final Binding OURS = new Binding(Mirrors.keys("ours", 7));

  /** Stored for ever: another text would lock every store out. */
  @Test
  void theTextIsPinned() {
    assertThat(OURS.text()).isEqualTo("ours mark-key:41f6a2c32d0954eb5a1fbe7d7e2c7c78");
  }

  @Test
  void theSameKeysOpenTheirStore() {
    assertThatCode(() -> OURS.check(new Binding(Mirrors.keys("ours", 7)).text()))
        .doesNotThrowAnyException();
  }

  /** R-L10: bound before the key was part of it. */
  @Test
  void aStoreThatIsBoundToTheBareNameStillOpens() {
    assertThatCode(() -> OURS.check("ours")).doesNotThrowAnyException();
  }

  @Test
  void anotherMarkKeyIsRefusedWithAWayOut() {
    assertThatThrownBy(() -> OURS.check(new Binding(Mirrors.keys("ours", 8)).text()))
        .isInstanceOfSatisfying(
            CalsyncException.class,
            changed -> {
              assertThat(changed.code()).isEqualTo("MARK_KEY_CHANGED");
              assertThat(changed.retryable()).isFalse();
            })
        .hasMessageContainingAll("ours", "give the keys that the store was made with");
  }

  @Test
  void anotherInstallationIsRefusedWhateverItsKey() {
    for (String bound : new String[] {"theirs", new Binding(Mirrors.keys("theirs", 7)).text()}) {
      assertThatThrownBy(() -> OURS.check(bound))
          .isInstanceOfSatisfying(
              CalsyncException.class,
              changed -> assertThat(changed.code()).isEqualTo("INSTALLATION_CHANGED"))
          .hasMessageContaining("theirs,")
          .hasMessageNotContaining("mark-key:");
    }
  }

  /** INV-16. */
  @Test
  void theTextGivesNothingOfTheKeyAway() {
    byte[] key = Mirrors.keys("ours", 7).markKey();

    assertThat(OURS.text())
        .doesNotContain(HexFormat.of().formatHex(key).substring(0, 8))
        .doesNotContain(Base64.getEncoder().encodeToString(key).substring(0, 8));
  }
}

package dev.calsync.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.failure.CalsyncException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R-J1: keys are encrypted by keys that are in no store. */
class KeyWrappingTest {

  private static final byte[] KEY = bytes("the key of an owner");
  private static final byte[] ANN = bytes("ann");

  private final KeyWrapping one = KeyWrapping.of(Map.of(1, key(1)), 1);
  private final KeyWrapping two = KeyWrapping.of(Map.of(1, key(1), 2, key(2)), 2);

  @Test
  void aKeyComesBackAsItWas() {
    byte[] wrapped = one.wrap(KEY, ANN);

    assertThat(one.unwrap(wrapped, ANN)).isEqualTo(KEY);
    assertThat(wrapped).startsWith(1, 0, 0, 0, 1).hasSize(KEY.length + 33);
    assertThat(new String(wrapped, StandardCharsets.ISO_8859_1)).doesNotContain("owner");
    assertThat(one.wrap(KEY, ANN)).as("with a nonce of its own").isNotEqualTo(wrapped);
  }

  @Test
  void whatAnOlderKeyWrappedStaysReadableAndIsKnownAsSuch() {
    byte[] old = one.wrap(KEY, ANN);

    assertThat(two.unwrap(old, ANN)).isEqualTo(KEY);
    assertThat(two.isOld(old)).isTrue();
    assertThat(two.isOld(two.wrap(KEY, ANN))).isFalse();
  }

  /** A node that is started anew later than another. */
  @Test
  void whatANewerKeyWrappedIsNotOld() {
    KeyWrapping behind = KeyWrapping.of(Map.of(1, key(1), 2, key(2)), 1);

    assertThat(behind.isOld(two.wrap(KEY, ANN))).isFalse();
  }

  @Test
  void aWrappingKeyThatIsNotThereIsNamedAndAskedFor() {
    assertRefused("WRAPPING_KEY_UNKNOWN", () -> one.unwrap(two.wrap(KEY, ANN), ANN));
  }

  @Test
  void anotherContextAnotherKeyAndAnyOtherByteAreRefused() {
    byte[] wrapped = one.wrap(KEY, ANN);
    KeyWrapping other = KeyWrapping.of(Map.of(1, key(9)), 1);

    assertRefused("KEY_NOT_UNWRAPPED", () -> one.unwrap(wrapped, bytes("bob")));
    assertRefused("KEY_NOT_UNWRAPPED", () -> other.unwrap(wrapped, ANN));
    for (int i = 0; i < wrapped.length; i++) {
      byte[] changed = wrapped.clone();
      changed[i] ^= 64;
      assertThatThrownBy(() -> one.unwrap(changed, ANN)).isInstanceOf(CalsyncException.class);
      byte[] cut = Arrays.copyOf(wrapped, i);
      assertRefused("KEY_NOT_UNWRAPPED", () -> one.unwrap(cut, ANN));
      assertThat(two.isOld(cut)).as("cut to %d bytes", i).isEqualTo(i >= 33);
    }
  }

  @Test
  void keysOfOtherLengthsAndANewestOneThatIsMissingAreRefused() {
    assertThatThrownBy(() -> KeyWrapping.of(Map.of(1, new byte[16]), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("32 bytes, not 16");
    assertThatThrownBy(() -> KeyWrapping.of(Map.of(1, key(1)), 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no wrapping key 2");
  }

  @Test
  void nothingOfTheKeysIsInItsText() {
    assertThat(two).asString().matches("WrappingKeys\\[[12], [12]\\]");
  }

  @Test
  void aKeyFileHasAWrappingKeyFromItsMarkKeyAndTakesNumberedOnes() {
    String first = "format=calsync-keys-1\ninstallation=a\nmark.key=" + base64(key(7)) + "\n";
    KeyWrapping old = KeyProvider.text(first).wrapping();
    KeyWrapping rotated =
        KeyProvider.text(first + "wrap.key.1=" + base64(key(1)) + "\nwrap.newest=1\n").wrapping();
    byte[] wrapped = old.wrap(KEY, ANN);

    assertThat(rotated.unwrap(wrapped, ANN)).isEqualTo(KEY);
    assertThat(rotated.isOld(wrapped)).isTrue();
    assertThat(rotated.wrap(KEY, ANN)).startsWith(1, 0, 0, 0, 1);
    assertRefused(
        "KEY_NOT_UNWRAPPED", () -> KeyWrapping.of(Map.of(0, key(7)), 0).unwrap(wrapped, ANN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrap.newest=1", "wrap.newest=x", "wrap.key.1=AAAA", "wrap.key.1=!!!"})
  void aKeyTextWithWrongWrappingKeysIsRefused(String line) {
    String text = "format=calsync-keys-1\ninstallation=a\nmark.key=" + base64(key(7)) + "\n" + line;

    assertRefused("KEY_TEXT_UNREADABLE", () -> KeyProvider.text(text));
  }

  private static void assertRefused(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            CalsyncException.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  private static byte[] key(int filler) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) filler);
    return key;
  }

  private static String base64(byte[] key) {
    return Base64.getEncoder().encodeToString(key);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

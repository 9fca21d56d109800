package dev.calsync.tck.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.CalendarSync;
import dev.calsync.failure.CalsyncException;
import dev.calsync.host.KeyProvider;
import dev.calsync.store.SyncStore;
import dev.calsync.test.InMemorySyncStore;
import dev.calsync.test.ManualClock;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** An old store under new keys would write every mirror twice: it is not opened (R-F5, INV-2). */
class ChangedKeyTest {

  private final InMemorySyncStore store =
      new InMemorySyncStore(ManualClock.at("2026-11-20T09:00:00Z"));

  private record Keys(String installation, byte filler) implements KeyProvider {
    @Override
    public byte[] markKey() {
      byte[] key = new byte[32];
      Arrays.fill(key, filler);
      return key;
    }
  }

  @Test
  void aStoreOpensWithTheKeysThatItWasMadeWith() {
    open(store, new Keys("house", (byte) 1));

    assertThat(open(store.copy(), new Keys("house", (byte) 1))).isNotNull();
  }

  @Test
  void anotherMarkKeyIsRefused() {
    open(store, new Keys("house", (byte) 1));

    refused("MARK_KEY_CHANGED", new Keys("house", (byte) 2));
  }

  @Test
  void anotherInstallationIsRefused() {
    open(store, new Keys("house", (byte) 1));

    refused("INSTALLATION_CHANGED", new Keys("barn", (byte) 1));
  }

  /** R-L10: stores from before the key was part of what they are bound to. */
  @Test
  void aStoreThatWasBoundToTheNameAloneStillOpens() {
    store.bindInstallation("house");

    assertThat(open(store, new Keys("house", (byte) 1))).isNotNull();
    refused("INSTALLATION_CHANGED", new Keys("barn", (byte) 1));
  }

  private void refused(String code, KeyProvider keys) {
    assertThatThrownBy(() -> open(store, keys))
        .isInstanceOfSatisfying(
            CalsyncException.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  private static CalendarSync open(SyncStore store, KeyProvider keys) {
    return CalendarSync.builder().store(store).keys(keys).build();
  }
}

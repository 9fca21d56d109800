package dev.calsync.tck.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.CalendarSync;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.Secret;
import dev.calsync.engine.secret.Vault;
import dev.calsync.failure.CalsyncException;
import dev.calsync.host.KeyProvider;
import dev.calsync.host.KeyWrapping;
import dev.calsync.store.FormBytes;
import dev.calsync.store.OwnedRecord;
import dev.calsync.store.RecordKind;
import dev.calsync.store.SealedSecret;
import dev.calsync.store.SecretName;
import dev.calsync.store.SyncStore;
import dev.calsync.tck.connector.ScriptedConnector;
import dev.calsync.tck.connector.ScriptedStop;
import dev.calsync.test.InMemorySyncStore;
import dev.calsync.test.ManualClock;
import dev.calsync.test.SequentialIds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** R-J1: what the store keeps of secrets opens for nobody who has the store alone. */
class SecretsTest {

  private static final OwnerId ANN = OwnerId.of("ann");
  private static final OwnerId BOB = OwnerId.of("bob");
  private static final RecordKind KEYS = new RecordKind("owner_keys");
  private static final SecretName TOKEN = name("c1", "refresh_token");
  private static final SecretName PASSWORD = name("c2", "password");
  private static final List<SecretName> NAMES = List.of(TOKEN, PASSWORD, name("c3", "password"));

  private final ManualClock clock = ManualClock.at("2026-11-20T09:00:00Z");
  private final InMemorySyncStore store = new InMemorySyncStore(clock);
  private final Vault vault = new Vault(store, wrapping(1));

  @Test
  void aSecretOpensForItsOwnerAndIsNowhereInTheStore() {
    assertThat(vault.keep(ANN, TOKEN, 0, Secret.of("canary-ü"))).contains(1L);

    assertThat(opened(vault, ANN, TOKEN)).isEqualTo("canary-ü");
    assertThat(vault.open(ANN, PASSWORD)).isEmpty();
    assertThat(vault.open(BOB, TOKEN)).isEmpty();
    assertThat(text(sealed(ANN, TOKEN).sealed())).doesNotContain("canary");
    assertThat(keysOf(ANN).body()).doesNotContain("canary");
  }

  @Test
  void whatWorkedLastIsKeptBesideTheNewestUntilThatIsProven() {
    vault.keep(ANN, TOKEN, 0, Secret.of("one"));
    vault.keep(ANN, TOKEN, 1, Secret.of("two"));
    assertThat(vault.keep(ANN, TOKEN, 1, Secret.of("late"))).isEmpty();

    Vault.Opened opened = vault.open(ANN, TOKEN).orElseThrow();
    assertThat(opened.version()).isEqualTo(2);
    assertThat(opened.newest().reveal()).isEqualTo("two");
    assertThat(opened.proven().map(Secret::reveal)).contains("one");
  }

  /** A row that is moved to another owner, connection or field is worth nothing there. */
  @Test
  void cipherTextOpensInItsOwnPlaceAlone() {
    vault.keep(ANN, TOKEN, 0, Secret.of("one"));
    vault.keep(BOB, PASSWORD, 0, Secret.of("other"));
    FormBytes moved = sealed(ANN, TOKEN).sealed();
    store.secrets().rotateSecret(ANN, name("c9", "refresh_token"), 0, moved);
    store.secrets().rotateSecret(ANN, name("c1", "password"), 0, moved);
    store.secrets().rotateSecret(BOB, TOKEN, 0, moved);

    assertUnreadable(() -> vault.open(ANN, name("c9", "refresh_token")));
    assertUnreadable(() -> vault.open(ANN, name("c1", "password")));
    assertUnreadable(() -> vault.open(BOB, TOKEN));
    store.records().put(BOB, KEYS, "secrets", keysOf(BOB).version(), keysOf(ANN).body());
    assertRefused("KEY_NOT_UNWRAPPED", () -> vault.open(BOB, PASSWORD));
  }

  @Test
  void withoutTheHostsKeyNothingOpens() {
    vault.keep(ANN, TOKEN, 0, Secret.of("one"));

    assertRefused(
        "KEY_NOT_UNWRAPPED",
        () -> new Vault(store, KeyWrapping.of(Map.of(1, key(9)), 1)).open(ANN, TOKEN));
  }

  @Test
  void anOwnerWhoseKeysWereDroppedHasNoSecretsInAnyCopyOfTheStore() {
    vault.keep(ANN, TOKEN, 0, Secret.of("one"));
    vault.keep(BOB, TOKEN, 0, Secret.of("other"));

    assertThat(vault.dropKeys(ANN)).isTrue();
    assertUnreadable(() -> vault.open(ANN, TOKEN));
    assertThat(vault.keep(ANN, PASSWORD, 0, Secret.of("new"))).isPresent();
    assertUnreadable(() -> vault.open(ANN, TOKEN));
    assertThat(opened(vault, ANN, PASSWORD)).isEqualTo("new");
    assertThat(opened(vault, BOB, TOKEN)).isEqualTo("other");
  }

  @Test
  void aNewWrappingKeyBringsNewKeysAndWhatIsReadIsSealedAnew() {
    vault.keep(ANN, TOKEN, 0, Secret.of("one"));
    vault.keep(ANN, TOKEN, 1, Secret.of("two"));
    SealedSecret before = sealed(ANN, TOKEN);
    Vault rotated = new Vault(store, wrapping(2));

    assertThat(opened(rotated, ANN, TOKEN)).isEqualTo("two");
    SealedSecret after = sealed(ANN, TOKEN);
    assertThat(after.version()).isEqualTo(2);
    assertThat(keyId(after.sealed())).isNotEqualTo(keyId(before.sealed()));
    assertThat(after.previous().map(SecretsTest::keyId)).contains(keyId(after.sealed()));
    rotated.open(ANN, TOKEN);
    assertThat(sealed(ANN, TOKEN)).as("once").isEqualTo(after);
    assertThat(opened(new Vault(store, KeyWrapping.of(Map.of(2, key(2)), 2)), ANN, TOKEN))
        .as("without the old wrapping key")
        .isEqualTo("two");
  }

  /** During a rolling deploy an older node does not have the new key; it says so and waits. */
  @Test
  void aNodeThatDoesNotHaveTheNewKeyYetNamesIt() {
    vault.keep(ANN, TOKEN, 0, Secret.of("one"));
    new Vault(store, wrapping(2)).open(ANN, TOKEN);

    assertRefused("WRAPPING_KEY_UNKNOWN", () -> vault.open(ANN, TOKEN));
  }

  /** Or each secret that both read would bring another data key, and be written, every time. */
  @Test
  void nodesThatNameDifferentNewestKeysDoNotRotateInTurns() {
    Map<Integer, byte[]> both = Map.of(1, key(1), 2, key(2));
    Vault behind = new Vault(store, KeyWrapping.of(both, 1));
    Vault ahead = new Vault(store, KeyWrapping.of(both, 2));
    behind.keep(ANN, TOKEN, 0, Secret.of("one"));
    ahead.open(ANN, TOKEN);
    OwnedRecord keys = keysOf(ANN);
    SealedSecret sealed = sealed(ANN, TOKEN);

    assertThat(opened(behind, ANN, TOKEN)).isEqualTo("one");
    assertThat(opened(ahead, ANN, TOKEN)).isEqualTo("one");
    assertThat(keysOf(ANN)).isEqualTo(keys);
    assertThat(sealed(ANN, TOKEN)).isEqualTo(sealed);
  }

  @Test
  void everySecretIsSealedAnewAtNight() {
    NAMES.forEach(name -> vault.keep(ANN, name, 0, Secret.of("of " + name.connection())));
    store.secrets().rotateSecret(ANN, name("b0", "broken"), 0, FormBytes.of(new byte[60]));

    nightIn(store);

    assertAllSealedAnew();
  }

  /** FLT-44: whatever was done by then, the next night does the rest. */
  @Test
  void aProcessThatDiesAnywhereInTheRotationLosesNothing() {
    NAMES.forEach(name -> vault.keep(ANN, name, 0, Secret.of("of " + name.connection())));
    InMemorySyncStore untouched = store.copy();
    StoppableStore counting = new StoppableStore();
    Vault all = new Vault(counting.over(untouched.copy()), wrapping(2));
    NAMES.forEach(name -> all.open(ANN, name));

    for (int nth = 1; nth <= counting.operations(); nth++) {
      for (boolean after : new boolean[] {false, true}) {
        InMemorySyncStore copy = untouched.copy();
        StoppableStore stoppable = new StoppableStore();
        Vault dying = new Vault(stoppable.over(copy), wrapping(2));
        stoppable.stopAt(nth, after);
        assertThatThrownBy(() -> NAMES.forEach(name -> dying.open(ANN, name)))
            .isInstanceOf(ScriptedStop.class);

        Vault next = new Vault(copy, wrapping(2));
        for (SecretName name : NAMES) {
          assertThat(opened(next, ANN, name)).isEqualTo("of " + name.connection());
          assertThat(copy.secrets().findSecret(ANN, name).map(SealedSecret::version)).contains(1L);
        }
        Vault withdrawn = new Vault(copy, KeyWrapping.of(Map.of(2, key(2)), 2));
        assertThatCode(() -> NAMES.forEach(name -> withdrawn.open(ANN, name)))
            .doesNotThrowAnyException();
      }
    }
  }

  private void nightIn(SyncStore open) {
    ScriptedConnector provider = new ScriptedConnector("scripted", clock);
    provider.addCalendar("work", "work", ScriptedConnector.everything());
    try (CalendarSync calsync =
        CalendarSync.builder()
            .store(open)
            .connectors(provider)
            .keys(new Keys())
            .clock(clock)
            .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
            .ids(new SequentialIds("s"))
            .random(new SplittableRandom(1))
            .build()) {
      calsync.owner(ANN).connections().connect(provider.account("work"));
      clock.advance(Duration.ofHours(30));
      calsync.worker().settle();
    }
  }

  private void assertAllSealedAnew() {
    Vault withdrawn = new Vault(store, KeyWrapping.of(Map.of(2, key(2)), 2));
    byte[] newest = keyId(sealed(ANN, TOKEN).sealed());
    for (SecretName name : NAMES) {
      assertThat(keyId(sealed(ANN, name).sealed())).isEqualTo(newest);
      assertThat(opened(withdrawn, ANN, name)).isEqualTo("of " + name.connection());
    }
  }

  /** Of a host that has a second wrapping key. */
  private record Keys() implements KeyProvider {

    @Override
    public String installation() {
      return "house";
    }

    @Override
    public byte[] markKey() {
      return key(7);
    }

    @Override
    public KeyWrapping wrapping() {
      return SecretsTest.wrapping(2);
    }
  }

  private static KeyWrapping wrapping(int newest) {
    Map<Integer, byte[]> keys = new HashMap<>();
    for (int number = 1; number <= newest; number++) {
      keys.put(number, key(number));
    }
    return KeyWrapping.of(keys, newest);
  }

  private static byte[] key(int filler) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) filler);
    return key;
  }

  private static String opened(Vault vault, OwnerId owner, SecretName name) {
    return vault.open(owner, name).orElseThrow().newest().reveal();
  }

  private SealedSecret sealed(OwnerId owner, SecretName name) {
    return store.secrets().findSecret(owner, name).orElseThrow();
  }

  private OwnedRecord keysOf(OwnerId owner) {
    return store.records().find(owner, KEYS, "secrets").orElseThrow();
  }

  private static byte[] keyId(FormBytes sealed) {
    return Arrays.copyOfRange(sealed.bytes(), 1, 5);
  }

  private static String text(FormBytes sealed) {
    return new String(sealed.bytes(), StandardCharsets.ISO_8859_1);
  }

  private static SecretName name(String connection, String field) {
    return new SecretName(ConnectionId.of(connection), field);
  }

  private static void assertUnreadable(ThrowingCallable call) {
    assertRefused("SECRET_UNREADABLE", call);
  }

  private static void assertRefused(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            CalsyncException.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }
}

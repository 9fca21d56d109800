package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.ANN;
import static dev.calsync.tck.store.Bench.bytes;
import static dev.calsync.tck.store.Bench.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.store.FormBytes;
import dev.calsync.store.SealedSecret;
import dev.calsync.store.SecretName;
import dev.calsync.store.SecretStore;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Secrets rotate one at a time, and what worked last is kept (R-A4, INV-24, FLT-57). */
public interface SecretContract extends StoreContract {

  /** The secret that most tests are about. */
  SecretName SECRET = new SecretName(ConnectionId.of("c1"), "refresh_token");

  @Test
  default void a01_aSecretIsFoundAsItWasSealed() {
    assertThat(secrets().findSecret(ANN, SECRET)).isEmpty();
    byte[] every = new byte[70_000];
    for (int i = 0; i < every.length; i++) {
      every[i] = (byte) i;
    }
    FormBytes sealed = FormBytes.of(every);

    assertThat(secrets().rotateSecret(ANN, SECRET, 0, sealed)).contains(1L);
    assertThat(secrets().findSecret(ANN, SECRET))
        .contains(new SealedSecret(1, sealed, Optional.empty()));
    assertThat(secrets().findSecret(ANN, new SecretName(ConnectionId.of("c1"), "password")))
        .isEmpty();
    assertThat(secrets().findSecret(ANN, new SecretName(ConnectionId.of("c2"), "refresh_token")))
        .isEmpty();
  }

  @Test
  default void a02_aSecretRotatesOnlyFromTheVersionThatWasRead() {
    rotate(0, "one");

    assertThat(rotate(0, "other")).isEmpty();
    assertThat(rotate(2, "other")).isEmpty();
    assertThat(secret().sealed()).isEqualTo(bytes("one"));
    assertThat(rotate(1, "two")).contains(2L);
    assertThat(secret().sealed()).isEqualTo(bytes("two"));
  }

  @Test
  default void a02_ofManyWhoRotateTheSameVersionOneSucceeds() throws Exception {
    rotate(0, "one");

    List<Boolean> results =
        Crowd.together(4, () -> List.of(rotate(1, Thread.currentThread().getName()).isPresent()));

    assertThat(results).containsOnlyOnce(true);
    assertThat(secret().version()).isEqualTo(2);
  }

  @Test
  default void a03_oneAtATimeHasTheRightToRotate() {
    assertThat(begin(0)).as("there is nothing to rotate").isFalse();
    rotate(0, "one");

    assertThat(begin(2)).isFalse();
    assertThat(begin(1)).isTrue();
    assertThat(begin(1)).isFalse();
    rig().advance(seconds(29));
    assertThat(begin(1)).isFalse();
    rig().advance(seconds(1));
    assertThat(begin(1)).isTrue();
    assertThat(begin(1)).isFalse();
  }

  @Test
  default void a03_ofManyWhoWantTheRightOneGetsIt() throws Exception {
    rotate(0, "one");

    assertThat(Crowd.together(4, () -> List.of(begin(1)))).containsOnlyOnce(true);
  }

  @Test
  default void a03_theRightEndsWithTheRotationAndOutlivesACrashAndAProof() {
    rotate(0, "one");
    begin(1);
    rig().reopen();
    secrets().proveSecret(ANN, SECRET, 1);
    assertThat(begin(1)).isFalse();
    rotate(1, "two");

    assertThat(begin(1)).isFalse();
    assertThat(begin(2)).isTrue();
  }

  @Test
  default void a04_whatComesLateIsWrittenAsLongAsTheVersionIsTheSame() {
    rotate(0, "one");
    begin(1);
    rig().advance(seconds(30));
    begin(1);

    assertThat(rotate(1, "from the first, late")).contains(2L);
    assertThat(rotate(1, "from the second")).isEmpty();
    assertThat(secret().sealed()).isEqualTo(bytes("from the first, late"));
  }

  @Test
  default void a05_whatWasProvenLastIsKeptUntilALaterVersionIsProven() {
    rotate(0, "one");
    secrets().proveSecret(ANN, SECRET, 1);
    rotate(1, "two");
    assertThat(secret()).isEqualTo(new SealedSecret(2, bytes("two"), Optional.of(bytes("one"))));
    rotate(2, "three");
    assertThat(secret().previous()).contains(bytes("one"));

    assertThat(secrets().proveSecret(ANN, SECRET, 3)).isTrue();
    assertThat(secret()).isEqualTo(new SealedSecret(3, bytes("three"), Optional.empty()));
    rotate(3, "four");
    assertThat(secret().previous()).contains(bytes("three"));
  }

  @Test
  default void a05_onlyTheNewestVersionCanBeProven() {
    rotate(0, "one");
    rotate(1, "two");

    assertThat(secrets().proveSecret(ANN, SECRET, 1)).isFalse();
    assertThat(secrets().proveSecret(ANN, SECRET, 3)).isFalse();
    assertThat(secret().previous()).contains(bytes("one"));
    assertThat(secrets().proveSecret(ANN, SECRET, 2)).isTrue();
    assertThat(secrets().proveSecret(ANN, SECRET, 2)).as("a repeat").isTrue();
  }

  @Test
  default void a06_erasingLeavesNothingOfASecret() {
    SecretName password = named("c1", "password");
    SecretName elsewhere = named("c2", "refresh_token");
    rotate(0, "one");
    rotate(1, "two");
    secrets().rotateSecret(ANN, password, 0, bytes("p"));
    secrets().rotateSecret(ANN, elsewhere, 0, bytes("e"));

    assertThat(erase(2)).isTrue();
    assertThat(erase(2)).isFalse();
    assertThat(secrets().findSecret(ANN, SECRET)).isEmpty();
    assertThat(secrets().findSecret(ANN, password)).isPresent();
    assertThat(secrets().findSecret(ANN, elsewhere)).isPresent();
    assertThat(secrets().proveSecret(ANN, SECRET, 2)).isFalse();
  }

  @Test
  default void a06_onlyTheVersionThatWasSeenIsErased() {
    assertThat(erase(0)).as("there is nothing to erase").isFalse();
    assertThat(erase(1)).isFalse();
    rotate(0, "one");
    rotate(1, "two");

    assertThat(erase(1)).as("another one came since").isFalse();
    assertThat(erase(3)).isFalse();
    assertThat(secret()).isEqualTo(new SealedSecret(2, bytes("two"), Optional.of(bytes("one"))));
  }

  @Test
  default void a07_noVersionComesBackAfterAnErasure() {
    rotate(0, "of the old account");
    begin(1);
    erase(1);
    assertThat(rotate(1, "late, of the old account")).isEmpty();
    assertThat(begin(1)).isFalse();

    assertThat(rotate(0, "of the new account")).contains(2L);
    assertThat(rotate(1, "late, of the old account")).isEmpty();
    assertThat(secret())
        .isEqualTo(new SealedSecret(2, bytes("of the new account"), Optional.empty()));
    assertThat(begin(2)).as("the old right is over").isTrue();
  }

  @Test
  default void a08_aSecretIsSealedAnewInTheVersionThatItHas() {
    rotate(0, "one");
    rotate(1, "two");
    begin(2);
    SealedSecret anew = new SealedSecret(2, bytes("TWO"), Optional.of(bytes("ONE")));

    assertThat(secrets().resealSecret(ANN, SECRET, secret(), anew)).isTrue();
    assertThat(secret()).isEqualTo(anew);
    assertThat(begin(2)).as("the right to rotate is where it was").isFalse();
    assertThat(rotate(2, "three")).contains(3L);
    assertThat(secret().previous()).contains(bytes("ONE"));
  }

  @Test
  default void a08_whatIsNotAsItWasReadIsNotSealedAnew() {
    rotate(0, "one");
    SealedSecret first = secret();
    SealedSecret firstAnew = new SealedSecret(1, bytes("ONE"), Optional.empty());
    secrets().resealSecret(ANN, SECRET, first, firstAnew);
    assertThat(secrets().resealSecret(ANN, SECRET, first, firstAnew)).isFalse();
    rotate(1, "two");
    SealedSecret unproven = secret();
    secrets().proveSecret(ANN, SECRET, 2);
    SealedSecret anew = new SealedSecret(2, bytes("TWO"), Optional.of(bytes("ONE")));

    assertThat(secrets().resealSecret(ANN, SECRET, unproven, anew)).as("proven since").isFalse();
    assertThat(secret()).isEqualTo(new SealedSecret(2, bytes("two"), Optional.empty()));
    erase(2);
    assertThat(secrets().resealSecret(ANN, SECRET, unproven, anew)).as("erased since").isFalse();
    assertThat(secrets().findSecret(ANN, SECRET)).isEmpty();
  }

  @Test
  default void a09_theNamesOfSecretsComeInOrderAndPageByPage() {
    List<SecretName> names =
        List.of(named("B", "x"), named("a", "password"), named("a", "refresh"), named("b", "a_b"));
    names.forEach(name -> secrets().rotateSecret(ANN, name, 0, bytes("one")));
    secrets().rotateSecret(ANN, named("gone", "x"), 0, bytes("one"));
    secrets().eraseSecret(ANN, named("gone", "x"), 1);

    assertThat(secrets().page(ANN, Optional.empty(), 9)).isEqualTo(names);
    assertThat(secrets().page(ANN, Optional.empty(), 2)).isEqualTo(names.subList(0, 2));
    assertThat(secrets().page(ANN, Optional.of(names.get(1)), 9)).isEqualTo(names.subList(2, 4));
    assertThat(secrets().page(ANN, Optional.of(names.get(3)), 9)).isEmpty();
  }

  private static SecretName named(String connection, String field) {
    return new SecretName(ConnectionId.of(connection), field);
  }

  private SecretStore secrets() {
    return rig().store().secrets();
  }

  private SealedSecret secret() {
    return secrets().findSecret(ANN, SECRET).orElseThrow();
  }

  private Optional<Long> rotate(long version, String text) {
    return secrets().rotateSecret(ANN, SECRET, version, bytes(text));
  }

  private boolean erase(long version) {
    return secrets().eraseSecret(ANN, SECRET, version);
  }

  private boolean begin(long version) {
    return secrets().beginRotation(ANN, SECRET, version, seconds(30));
  }
}

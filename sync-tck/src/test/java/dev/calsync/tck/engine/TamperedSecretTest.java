package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SignInWorld.ANN;
import static dev.calsync.tck.engine.SignInWorld.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.AuthorizationOutcome;
import dev.calsync.Problem;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.ConnectionState;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.store.FormBytes;
import dev.calsync.store.SealedSecret;
import dev.calsync.store.SecretName;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** HOS-36: a secret that was meddled with opens for nobody, and its connection is suspended. */
class TamperedSecretTest {

  private final SignInWorld world = new SignInWorld();

  @AfterEach
  void close() {
    world.close();
  }

  private record Meddling(String what, Change change) {
    @Override
    public String toString() {
      return what;
    }
  }

  private interface Change {
    byte[] of(byte[] mine, byte[] anothers);
  }

  static Stream<Meddling> hos36() {
    return Stream.of(
        new Meddling("of another owner's account", (mine, anothers) -> anothers),
        new Meddling("one bit flipped at the end", (mine, any) -> flipped(mine, mine.length - 1)),
        new Meddling("one bit of the nonce flipped", (mine, any) -> flipped(mine, 6)),
        new Meddling("of an unknown key", (mine, any) -> flipped(mine, 2)),
        new Meddling("of another format", (mine, any) -> flipped(mine, 0)),
        new Meddling("cut short", (mine, any) -> Arrays.copyOf(mine, mine.length - 1)),
        new Meddling("cut to a few bytes", (mine, any) -> Arrays.copyOf(mine, 7)),
        new Meddling("all zero", (mine, any) -> new byte[mine.length]));
  }

  @ParameterizedTest
  @MethodSource
  void hos36(Meddling meddling) {
    EdgeId edge = world.edge();
    world.sync(edge);
    ConnectionId bobs = signedInAsBob();
    meddle(meddling, bobs);
    long calls = world.provider.faults().calls();

    List<Problem> problems =
        world.ann().edges().syncNow(edge).await(Duration.ofMinutes(5)).problems();

    assertThat(problems)
        .isNotEmpty()
        .allMatch(it -> List.of("SECRET_UNREADABLE", "SUSPENDED").contains(it.code()))
        .noneMatch(it -> it.text().contains("refresh-"));
    assertThat(state(ANN)).isEqualTo(ConnectionState.SUSPENDED);
    assertThat(state(BOB)).isNotEqualTo(ConnectionState.SUSPENDED);
    assertThat(world.provider.faults().calls()).as("no call gets through").isEqualTo(calls + 1);
    assertThat(world.signIn("work").outcome()).isEqualTo(AuthorizationOutcome.RECONNECTED);
    world.kit().settle();
    assertThat(state(ANN)).isEqualTo(ConnectionState.ACTIVE);
    assertThat(world.sync(edge)).isEmpty();
  }

  private ConnectionId signedInAsBob() {
    return world
        .calsync()
        .oauth()
        .complete(
            BOB,
            world.server.signIn(
                world
                    .calsync()
                    .owner(BOB)
                    .connections()
                    .authorize(SignInWorld.CONNECTOR, dev.calsync.AccessLevel.WRITE)
                    .returnTo(SignInWorld.CALLBACK)
                    .start(),
                "home"))
        .connected()
        .orElseThrow()
        .id();
  }

  private void meddle(Meddling meddling, ConnectionId bobs) {
    SecretName name = world.data().secrets().page(ANN, Optional.empty(), 1).get(0);
    SealedSecret mine = world.data().secrets().findSecret(ANN, name).orElseThrow();
    SealedSecret anothers =
        world.data().secrets().findSecret(BOB, new SecretName(bobs, name.field())).orElseThrow();
    FormBytes changed =
        FormBytes.of(meddling.change().of(mine.sealed().bytes(), anothers.sealed().bytes()));
    assertThat(
            world
                .data()
                .secrets()
                .resealSecret(
                    ANN, name, mine, new SealedSecret(mine.version(), changed, Optional.empty())))
        .isTrue();
  }

  private ConnectionState state(OwnerId owner) {
    return world.calsync().owner(owner).connections().list().get(0).state();
  }

  private static byte[] flipped(byte[] bytes, int at) {
    byte[] copy = bytes.clone();
    copy[at] ^= 1;
    return copy;
  }
}

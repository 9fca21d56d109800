package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SignInWorld.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.connector.Resource;
import dev.calsync.connector.Settings;
import dev.calsync.engine.grant.Grants;
import dev.calsync.engine.grant.TokenUse;
import dev.calsync.engine.grant.Tokens;
import dev.calsync.engine.oauth.TokenEndpoint;
import dev.calsync.engine.secret.Vault;
import dev.calsync.failure.ConnectorException;
import dev.calsync.http.GuardedHttp;
import dev.calsync.test.Rotation;
import dev.calsync.test.TokenFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** INV-24: of all users of a grant, on all nodes, one asks for the next token. */
class OneRenewalTest {

  private static final int USERS = 50;
  private static final Resource CALENDARS = new Resource("calendars");

  @Test
  void fiftyUsersOnTwoNodesShareOneRenewal() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(USERS);
    try (SignInWorld world = new SignInWorld();
        GuardedHttp http = GuardedHttp.within(world.reach())) {
      world.server.rotation(Rotation.STRICT);
      ConnectionId connection = world.connected("work");
      world.clock.advance(Duration.ofHours(2));
      world.server.next(TokenFault.HELD);
      List<Tokens> nodes = List.of(node(world, http), node(world, http));

      CountDownLatch sentAway = new CountDownLatch(USERS - 1);
      CountDownLatch answered = new CountDownLatch(1);
      List<Future<String>> tokens = new ArrayList<>();
      for (int user = 0; user < USERS; user++) {
        TokenUse use = use(nodes.get(user % 2), world, connection);
        tokens.add(threads.submit(() -> token(use, sentAway, answered)));
      }
      assertThat(sentAway.await(10, TimeUnit.SECONDS)).as("all but one are sent away").isTrue();
      world.server.release();
      assertThat(answered.await(1, TimeUnit.MINUTES)).isTrue();

      assertThat(tokens.stream().map(OneRenewalTest::token).distinct())
          .singleElement()
          .matches(token -> world.server.accountOf(token).isPresent());
      assertThat(world.server.refreshes()).isOne();
    } finally {
      threads.shutdownNow();
    }
  }

  /** Whoever is sent away comes back once the one who was not has the answer. */
  private static String token(TokenUse use, CountDownLatch sentAway, CountDownLatch answered)
      throws InterruptedException {
    try {
      String token = use.token(CALENDARS, () -> Duration.ofMinutes(1)).reveal();
      answered.countDown();
      return token;
    } catch (ConnectorException notNow) {
      assertThat(notNow.code()).isEqualTo("TOKEN_IS_RENEWED");
      sentAway.countDown();
      answered.await();
      return use.token(CALENDARS, () -> Duration.ofMinutes(1)).reveal();
    }
  }

  private static String token(Future<String> token) {
    try {
      return token.get();
    } catch (InterruptedException | ExecutionException failure) {
      throw new AssertionError(failure);
    }
  }

  private static TokenUse use(Tokens node, SignInWorld world, ConnectionId connection) {
    return node.of(ANN, connection, new Settings(Map.of()), world.provider.describe());
  }

  private static Tokens node(SignInWorld world, GuardedHttp http) {
    Vault vault = new Vault(world.data(), SignInWorld.KEYS.wrapping());
    return new Tokens(
        new Grants(vault, world.clock, System::nanoTime, new SplittableRandom(1)),
        new TokenEndpoint(() -> http),
        world.clock,
        new Tokens.Host(world.settings().applications(), Map.of()));
  }
}
